import { type Chunk, chunksOf, type GivenRows, usualSize } from './chunk.ts'
import { ChunkChanged } from './errors.ts'
import { finishPush } from './finish-push.ts'
import { type ChunkSummary, noRows, type Push, type RowCounts, type RowOutcome, sumOf } from './push.ts'
import { type ChunkTarget, pushChunk } from './push-chunk.ts'
import { type Retrying, retrying } from './retry.ts'
import type { Connection } from './send.ts'

export interface PushOptions extends ChunkTarget, Retrying {
  /** Rows a chunk, at most 20,000. With `chunkBytes` it must stay the same when a push is resumed. */
  readonly chunkRows?: number
  readonly chunkBytes?: number
  /** Chunks that were acknowledged before a break, number to hash: they are not sent again, but must still be the same. */
  readonly acknowledged?: ReadonlyMap<number, string>
  /** A whole catalogue that has shrunk too much is to be applied all the same. */
  readonly confirm?: boolean
  /** A row that was answered: of a whole catalogue rows are answered once it is finished. */
  readonly onOutcome?: (outcome: RowOutcome) => void
  /** A chunk was acknowledged: what to keep, so that a break is resumed. Waited for. */
  readonly onChunk?: (chunk: Omit<Chunk, 'body'>, summary: ChunkSummary) => void | Promise<void>
  readonly onProgress?: (done: PushProgress) => void
}

export interface PushProgress {
  readonly chunks: number
  readonly rows: number
  readonly bytes: number
}

/** What became of a push: the six counts; `push` as the hub knows it, null where the rows went without an id, or nowhere. */
export interface PushAnswer {
  readonly counts: RowCounts
  readonly chunks: number
  readonly push: Push | null
}

/**
 * Pushes rows in chunks, in a bounded piece of memory, and finishes the push. Sent again after any break under the same id, with the
 * same rows, it goes on where it was: nothing is lost, nothing counted twice.
 */
export const pushRows = async (to: Connection, rows: GivenRows, options: PushOptions): Promise<PushAnswer> => {
  const { push, mode, dryRun, acknowledged, onChunk, onProgress } = options
  if (mode === 'WHOLE' && push === undefined && !dryRun) throw new TypeError('a whole catalogue needs a push id')
  const size = { rows: options.chunkRows ?? usualSize.rows, bytes: options.chunkBytes ?? usualSize.bytes }
  let [counts, chunks, sent, bytes] = [noRows, 0, 0, 0]
  for await (const chunk of chunksOf(rows, size)) {
    const known = acknowledged?.get(chunk.number)
    if (known !== undefined && known !== chunk.hash) throw new ChunkChanged(to.language, chunk.number)
    if (known === undefined) {
      const summary = await sentChunk(to, chunk, options)
      counts = sumOf(counts, summary)
      const { body: _, ...kept } = chunk
      await onChunk?.(kept, summary)
    }
    chunks = chunk.number
    sent += chunk.rows
    bytes += chunk.body.length
    onProgress?.({ chunks, rows: sent, bytes })
  }
  if (push === undefined || dryRun) return { counts, chunks, push: null }
  const { city, source } = options
  const done = await finishPush(to, { ...options, city, source, push, chunks })
  return { counts: done, chunks, push: done }
}

const sentChunk = (to: Connection, chunk: Chunk, options: PushOptions): Promise<ChunkSummary> => {
  // An answer that breaks off is asked for again, and then told from its beginning: each row's outcome is told once.
  let told = 0
  return retrying(() => {
    let come = 0
    return pushChunk(to, options, chunk, (outcome) => {
      if (++come <= told) return
      told = come
      options.onOutcome?.(outcome)
    })
  }, options)
}
