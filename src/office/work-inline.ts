import type { TableLimits } from './limits.ts'
import { markFile } from './mark-file.ts'
import { packChunk } from './packed-chunk.ts'
import { Refused, refuse } from './refused.ts'
import { tableChunks } from './table-chunks.ts'
import type { WorkerAnswer, WorkerJob } from './worker-job.ts'

/**
 * Does a job in the isolate itself, for hosts that have no threads: there the platform kills what takes too much memory or
 * processor, and between two answers the time is looked at.
 */
export async function* workerAnswers(
  job: WorkerJob,
  { limits, signal }: { readonly limits: TableLimits; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<WorkerAnswer> {
  const end = performance.now() + limits.milliseconds
  for await (const answer of answersTo(job)) {
    if (signal?.aborted) refuse('FILE_READING_ABORTED')
    if (performance.now() > end) refuse('FILE_TOOK_TOO_LONG', { limit: limits.milliseconds })
    yield answer
  }
  yield { last: true }
}

async function* answersTo(job: WorkerJob): AsyncGenerator<WorkerAnswer> {
  if (job.do === 'read') {
    for await (const chunk of tableChunks(job.file, job.limits)) yield { chunk: packChunk(chunk) }
    return
  }
  try {
    yield { marked: await markFile(job.file, job.limits, job.marks, job.wording) }
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
    yield { refusal: fault.problem }
  }
}
