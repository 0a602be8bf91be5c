import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { answerObjects, cutShort } from './answer-lines.ts'
import { answeredProblem } from './problem.ts'
import type { ChunkSummary, PushMode, RowOutcome } from './push.ts'
import type { Connection } from './send.ts'

/** To which source a chunk goes, and how. Without a push id it is a push by itself. */
export interface ChunkTarget {
  readonly cluster: string
  readonly city: string
  readonly source: string
  readonly push?: string | undefined
  readonly mode?: PushMode | undefined
  readonly dryRun?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

/** A sheet by its name, and the version of its rows that name none. */
export interface SheetName {
  readonly name: string
  readonly version?: number | undefined
}

const answerWithinMs = 280_000
const zip = promisify(gzip)

export const chunkQuery = (target: ChunkTarget, number: number, file?: SheetName): string => {
  const { cluster, city, source, push, mode, dryRun } = target
  const query = new URLSearchParams({ cluster, city, source })
  if (push !== undefined && !dryRun) {
    query.set('push', push)
    query.set('chunk', String(number))
  }
  if (mode !== undefined) query.set('mode', mode)
  if (dryRun) query.set('dryRun', 'true')
  if (file !== undefined) query.set('file', file.name)
  if (file?.version !== undefined) query.set('version', String(file.version))
  return `sync/implementations?${query}`
}

/** Sends a chunk, gzipped; each row's outcome is told as it comes. The same chunk again gives the same answer again. */
export const pushChunk = async (
  to: Connection,
  target: ChunkTarget,
  { number, body }: { readonly number: number; readonly body: Uint8Array },
  onOutcome?: (outcome: RowOutcome) => void,
): Promise<ChunkSummary> => {
  const zipped = await zip(body)
  for await (const line of answerObjects<RowOutcome | { summary: ChunkSummary }>(to, chunkQuery(target, number), {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
    body: zipped,
    signal: target.signal,
    timeoutMs: answerWithinMs,
  })) {
    if ('summary' in line) return summaryOf(line.summary)
    onOutcome?.(outcomeOf(line))
  }
  throw cutShort(to)
}

export const outcomeOf = (given: RowOutcome): RowOutcome => ({
  ...given,
  problems: (given.problems ?? []).map(answeredProblem),
})

export const summaryOf = (given: ChunkSummary): ChunkSummary => ({
  ...given,
  problems: (given.problems ?? []).map(answeredProblem),
})
