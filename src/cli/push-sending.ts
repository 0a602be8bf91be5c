import { writeSync } from 'node:fs'
import type { HutongClient, Push, PushMode, RowOutcome } from '../client/index.ts'
import type { CommonOptions, Invocation } from './invocation.ts'
import { progressBar } from './progress-bar.ts'
import type { PushLedger, PushTerms } from './push-ledger.ts'
import type { PushResult } from './push-report.ts'
import { tellRetry } from './retry-report.ts'
import type { RowsFile } from './row-file.ts'
import { placedRows } from './row-places.ts'
import { writeWhole } from './whole-file.ts'

export interface SyncPushOptions extends CommonOptions {
  readonly cluster: string
  readonly city: string
  readonly source: string
  readonly whole?: boolean
  readonly confirm?: boolean
  readonly dryRun?: boolean
  readonly restart?: boolean
  readonly state?: string
  readonly outcomes?: string
  readonly marked?: string
  readonly rowVersion?: number
  readonly chunkRows: number
}

/** One file on its way to the hub. */
export interface Sending {
  readonly on: Invocation
  readonly client: HutongClient
  readonly options: SyncPushOptions
  readonly rows: RowsFile
  /** Where the push is kept until it is done. */
  readonly ledgerPath: string
}

const chunkBytes = 8_388_608
export const firstShown = 20

export const termsOf = ({ cluster, city, source, whole, chunkRows }: SyncPushOptions): PushTerms => {
  const mode: PushMode = whole ? 'WHOLE' : 'CHANGES'
  return { cluster, city, source, mode, chunkRows, chunkBytes }
}

const isWrong = ({ outcome }: RowOutcome): boolean => outcome === 'REJECTED' || outcome === 'CONFLICT'

/** Keeps the first rows that went wrong, and writes every outcome to a file if one is wanted. */
export const withOutcomes = async <T>(
  path: string | undefined,
  work: (add: (outcome: RowOutcome) => void, first: readonly RowOutcome[]) => Promise<T>,
): Promise<T> => {
  const first: RowOutcome[] = []
  const keep = (outcome: RowOutcome) => void (first.length < firstShown && isWrong(outcome) && first.push(outcome))
  if (path === undefined) return work(keep, first)
  return writeWhole(path, async ({ fd }) => {
    let waiting = ''
    const flush = () => {
      writeSync(fd, waiting)
      waiting = ''
    }
    const made = await work((outcome) => {
      keep(outcome)
      waiting += `${JSON.stringify(outcome)}\n`
      if (waiting.length >= 65_536) flush()
    }, first)
    flush()
    return made
  })
}

/** Writes the sheet with its problems marked, if there is one, and says so. */
export const keepMarked = async ({ say, terminal }: Invocation, path: string, marked: Blob | null): Promise<void> => {
  if (marked === null)
    return terminal.err(say('没有需要标注的问题,未写标注文件。\n', 'Nothing to mark: no marked file was written.\n'))
  await writeWhole(path, async (file) => file.writeFile(new Uint8Array(await marked.arrayBuffer())))
  terminal.err(say(`已写标注文件:${path}\n`, `The problems are marked in ${path}\n`))
}

/** The lines of the file, with a bar for whoever watches. */
const watched = async <T>({ on, rows }: Sending, work: (lines: AsyncIterable<string>) => Promise<T>): Promise<T> => {
  const bar = progressBar(on.terminal, on.say)
  try {
    return await work(rows.lines((read) => bar.onProgress(read, rows.size)))
  } finally {
    bar.end()
  }
}

/** The first rows that went wrong, told by where they stand if they have no id. */
export const firstPlaced = ({ rows, options }: Sending, first: readonly RowOutcome[]) =>
  placedRows(rows, { rows: options.chunkRows, bytes: chunkBytes }, first)

const sheetOf = async ({ rows, options }: Sending) => ({
  name: rows.name,
  content: await rows.bytes(),
  version: options.rowVersion,
})

/** Checks without writing: nothing is kept, and the outcomes are there as they come. */
export const rehearse = (sending: Sending): Promise<PushResult> =>
  withOutcomes(sending.options.outcomes, async (add, first) => {
    const { on, client, options, rows } = sending
    const target = { ...termsOf(options), dryRun: true, signal: on.interruptible(), onRetry: tellRetry(on) }
    if (!rows.isSheet) {
      let chunk = 1
      const onOutcome = (outcome: RowOutcome) => add({ ...outcome, chunk })
      const onChunk = ({ number }: { number: number }) => {
        chunk = number + 1
      }
      const { counts } = await watched(sending, (lines) => client.push(lines, { ...target, onOutcome, onChunk }))
      return { counts, push: null, first: await firstPlaced(sending, first) }
    }
    const wantsMarked = options.marked !== undefined
    const answer = await client.pushFile(await sheetOf(sending), { ...target, wantsMarked })
    answer.outcomes.forEach(add)
    if (options.marked !== undefined) await keepMarked(on, options.marked, answer.marked)
    return { counts: answer.summary, push: null, first }
  })

/** A push that was sent to its end; of a sheet that counts as it arrives also the outcomes, told of its cells. */
export interface Sent {
  readonly push: Push
  readonly outcomes: readonly RowOutcome[] | null
}

/** Sends the file under the id of its push, without the chunks that were acknowledged, and finishes the push. */
export const sent = async (sending: Sending, ledger: PushLedger): Promise<Sent> => {
  const { on, client, options, rows } = sending
  const { push, acknowledged } = ledger
  const retrying = { signal: on.interruptible(), onRetry: tellRetry(on) }
  const target = { ...termsOf(options), push, confirm: options.confirm, ...retrying }
  if (!rows.isSheet) {
    const onChunk = ({ number, hash }: { number: number; hash: string }) => ledger.add(number, hash)
    const answer = await watched(sending, (lines) => client.push(lines, { ...target, acknowledged, onChunk }))
    return { push: answer.push!, outcomes: null }
  }
  const wantsMarked = options.marked !== undefined
  const answer = await client.pushFile(await sheetOf(sending), { ...target, wantsMarked })
  if (options.marked !== undefined) await keepMarked(on, options.marked, answer.marked)
  const done = await client.finishPush({ ...target, chunks: 1 })
  return { push: done, outcomes: answer.outcomes.length > 0 ? answer.outcomes : null }
}
