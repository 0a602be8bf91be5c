import { Worker } from 'node:worker_threads'
import type { TableLimits } from './limits.ts'
import { Mailbox } from './mailbox.ts'
import { refuse } from './refused.ts'
import type { WorkerAnswer, WorkerJob } from './worker-job.ts'

export interface WorkOptions {
  readonly limits: TableLimits
  readonly signal?: AbortSignal | undefined
}

/**
 * Runs one job in a thread of its own and hands out its answers as they are asked for. The thread is killed when the
 * job is done, takes too long or too much memory, when the signal says so, and when the caller stops asking.
 */
export async function* workerAnswers(job: WorkerJob, { limits, signal }: WorkOptions): AsyncGenerator<WorkerAnswer> {
  if (signal?.aborted) refuse('FILE_READING_ABORTED')
  const worker = startWorker(job, limits)
  const mailbox = new Mailbox<WorkerAnswer>()
  worker.on('message', (answer: WorkerAnswer) => mailbox.deliver(answer))
  worker.on('error', (fault) => mailbox.fail(fault))
  worker.on('exit', () => mailbox.fail(new Error('the table worker ended without an answer')))
  let waited = 0
  try {
    for (;;) {
      if (signal?.aborted) refuse('FILE_READING_ABORTED')
      const from = performance.now()
      const answer = await orRefused(mailbox.next(), limits, limits.milliseconds - waited, signal)
      waited += performance.now() - from
      yield answer
      if (answer.last) return
      worker.postMessage('more')
    }
  } finally {
    await worker.terminate()
  }
}

const startWorker = (job: WorkerJob, limits: TableLimits): Worker => {
  // A copy that can be handed over: the caller keeps its bytes, and a small view does not drag its large buffer along.
  const bytes = new Uint8Array(job.file.bytes)
  return new Worker(new URL('./start-table-worker.mjs', import.meta.url), {
    execArgv: [],
    workerData: { ...job, file: { name: job.file.name, bytes } },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 32 },
  })
}

const orRefused = async (
  answer: Promise<WorkerAnswer>,
  limits: TableLimits,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<WorkerAnswer> => {
  let stop = (_: 'late' | 'aborted') => {}
  const stopped = new Promise<'late' | 'aborted'>((resolve) => {
    stop = resolve
  })
  const timer = setTimeout(() => stop('late'), Math.max(0, milliseconds))
  const onAbort = () => stop('aborted')
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    const first = await Promise.race([answer, stopped])
    if (first === 'late') return refuse('FILE_TOOK_TOO_LONG', { limit: limits.milliseconds })
    return first === 'aborted' ? refuse('FILE_READING_ABORTED') : first
  } catch (fault) {
    const isMemory = (fault as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    if (isMemory) return refuse('FILE_TOO_MUCH_MEMORY', { limitMegabytes: limits.heapMegabytes })
    throw fault
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}
