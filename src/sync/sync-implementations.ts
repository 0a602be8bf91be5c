import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import { hex, sha256 } from '../changes/digest.ts'
import { rehearse, type Work, write } from '../changes/write.ts'
import type { Hub } from '../hub.ts'
import { finishPush } from './finish-push.ts'
import { type ReadBody, readRows } from './read-rows.ts'
import { answerAgain, missingProblems, receiveChunk } from './receive-chunk.ts'
import { rowLines } from './row-lines.ts'
import type { OutcomeCounts } from './row-outcome.ts'
import { checkPushCode, mostRows, type PushMode, type PushState } from './sync-push.ts'
import { checkSourceCode } from './sync-source.ts'

/** What a request says of the rows that it brings. */
export interface SyncInput {
  readonly cluster: string
  readonly city: string
  readonly source: string
  /** The client's own id of a push of several chunks; left out, the request is a push of its own. */
  readonly push?: string | null
  readonly chunk?: number | null
  readonly mode: PushMode
  readonly dryRun: boolean
}

/** What became of a chunk. */
export interface SyncAnswer {
  readonly push: string
  readonly chunk: number
  readonly state: PushState
  readonly dryRun: boolean
  /** The chunk had come before: this is what was answered then. */
  readonly repeatedRequest: boolean
  readonly counts: OutcomeCounts
  /** One line a row (`OutcomeLine`), in the order of the rows; empty where they are staged. */
  readonly outcomes: string
  readonly problems: readonly Problem[]
}

/** A chunk with its body, read and hashed. */
export interface SentChunk extends SyncInput {
  readonly pushCode: string
  readonly number: number
  readonly bodyHash: string
  readonly body: ReadBody
}

/**
 * Takes rows of a city's catalogue, as NDJSON. Each is answered by itself, and one bad row never sinks its neighbours. The chunk and
 * all its effects are one transaction: the same chunk again is answered from what is kept, whatever became of the first answer.
 */
export const syncImplementations = async (
  hub: Hub,
  caller: Caller,
  input: SyncInput,
  readBytes: () => Promise<Outcome<Uint8Array>>,
): Promise<Outcome<SyncAnswer>> => {
  const forbidden = forbid(caller, ['PARTNER', 'COORDINATOR'], { cluster: input.cluster, city: input.city })
  if (forbidden) return forbidden
  const problems = checkInput(input)
  if (problems.length > 0) return refused(...problems)
  const bytes = await readBytes()
  if (bytes.ok === undefined) return bytes
  const tooMany = countLines(bytes.ok)
  if (tooMany > mostRows) return refusedFor('CHUNK_TOO_LARGE', { rows: tooMany, most: mostRows }, ['rows'])
  const chunk: SentChunk = {
    ...input,
    ...{ pushCode: input.push ?? hex(hub.randomBytes(16)), number: input.chunk ?? 1 },
    ...{ bodyHash: hex(await sha256(bytes.ok)), body: await readRows(bytes.ok, input.source) },
  }
  const work: Work<SyncAnswer> = (db, log) => receiveChunk({ ...hub, db }, log, caller, chunk)
  if (input.dryRun) return rehearse(hub, work)
  const received = await write(hub, caller, 'syncImplementations', work)
  const isAlone = (input.push ?? null) === null && input.mode === 'WHOLE'
  return isAlone && received.ok !== undefined ? applyAlone(hub, caller, chunk, received.ok) : received
}

const checkInput = ({ source, push, chunk, dryRun }: SyncInput): Problem[] => [
  ...checkSourceCode(source),
  ...(push === undefined || push === null ? [] : checkPushCode(push)),
  // Rows that go without a push are a chunk by themselves and need no number; one that is given is looked at all the same.
  ...checkNumber(chunk ?? null, dryRun || (push ?? null) === null),
]

const checkNumber = (chunk: number | null, mayBeMissing: boolean): Problem[] =>
  (chunk === null && mayBeMissing) || (chunk !== null && Number.isInteger(chunk) && chunk >= 1 && chunk < 2 ** 31)
    ? []
    : [problem('CHUNK_NUMBER_INVALID', { path: ['chunk'], field: 'chunk', facts: { found: chunk } })]

const countLines = (bytes: Uint8Array): number => {
  let count = 0
  for (const _ of rowLines(bytes)) {
    count += 1
    if (count > mostRows) break
  }
  return count
}

/** A whole catalogue in one request: it is staged, and applied at once unless it has to be confirmed. */
const applyAlone = async (
  hub: Hub,
  caller: Caller,
  chunk: SentChunk,
  staged: SyncAnswer,
): Promise<Outcome<SyncAnswer>> => {
  const { cluster, city, source, pushCode } = chunk
  const finished = await finishPush(hub, caller, { cluster, city, source, push: pushCode, chunks: 1, confirm: false })
  if (finished.ok === undefined) return finished
  const { state } = finished.ok
  if (state !== 'DONE') return done({ ...staged, state, problems: [...staged.problems, ...finished.problems] })
  const answer = await answerAgain(hub.db, chunk, finished.ok)
  return answer.ok === undefined
    ? answer
    : done({
        ...{ ...answer.ok, repeatedRequest: false },
        problems: [...answer.ok.problems, ...missingProblems(finished.ok), ...finished.problems],
      })
}
