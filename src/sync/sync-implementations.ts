import { forbid } from '../access/rights.ts'
import { actorOf, type Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { hex, sha256 } from '../changes/digest.ts'
import { rehearse, write } from '../changes/write.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { applyChunk } from './apply-chunk.ts'
import { selectChunk } from './chunk.sql.ts'
import { ensureSource } from './ensure-source.ts'
import { insertPush, selectPush, updatePushState } from './push.sql.ts'
import { type ReadBody, readRows } from './read-rows.ts'
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
  const work = (db: Db, log: ChangeLog) => receiveChunk({ ...hub, db }, log, caller, chunk)
  return input.dryRun ? rehearse(hub, work) : write(hub, caller, 'syncImplementations', work)
}

const checkInput = ({ source, push, chunk, dryRun }: SyncInput): Problem[] => [
  ...checkSourceCode(source),
  ...(push === undefined || push === null ? [] : checkPushCode(push)),
  ...((push ?? null) === null ? [] : checkNumber(chunk ?? null, dryRun)),
]

const checkNumber = (chunk: number | null, dryRun: boolean): Problem[] =>
  (chunk === null && dryRun) || (chunk !== null && Number.isInteger(chunk) && chunk >= 1 && chunk < 2 ** 31)
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

const receiveChunk = async (
  hub: Hub,
  log: ChangeLog,
  caller: Caller,
  chunk: SentChunk,
): Promise<Outcome<SyncAnswer>> => {
  const { db } = hub
  const source = await ensureSource(db, log, chunk)
  if (source.ok === undefined) return source
  const now = hub.now().toISOString()
  const known = await selectPush(db, source.ok.id, chunk.pushCode)
  if (known && known.mode !== chunk.mode)
    return refusedFor('PUSH_OF_OTHER_MODE', { push: known.code, mode: known.mode }, ['mode'])
  // A rehearsal looks at the rows of one chunk, wherever it will stand.
  if (!chunk.dryRun) {
    const expected = (known?.chunks ?? 0) + 1
    if (chunk.number < expected) return answerAgain(db, chunk, known!)
    if (known && known.state !== 'OPEN')
      return refusedFor('PUSH_CLOSED', { push: known.code, state: known.state }, ['push'])
    if (chunk.number > expected) return refusedFor('CHUNK_OUT_OF_ORDER', { expected, found: chunk.number }, ['chunk'])
  }
  const started = {
    sourceId: source.ok.id,
    code: chunk.pushCode,
    mode: chunk.mode,
    actor: actorOf(caller),
    startedAt: now,
  }
  const push = known ?? (await insertPush(db, started))
  const applied = await applyChunk(hub, log, source.ok, push, chunk)
  const isWhole = (chunk.push ?? null) === null
  const { state } = isWhole ? await updatePushState(db, push.id, 'DONE', now) : push
  return done({
    ...{ push: push.code, chunk: chunk.number, state, dryRun: chunk.dryRun, repeatedRequest: false },
    ...applied,
  })
}

const answerAgain = async (
  db: Db,
  chunk: SentChunk,
  push: { readonly id: number; readonly state: PushState; readonly code: string },
): Promise<Outcome<SyncAnswer>> => {
  const kept = (await selectChunk(db, push.id, chunk.number))!
  if (kept.bodyHash !== chunk.bodyHash) return refusedFor('CHUNK_OTHER_CONTENT', { chunk: chunk.number }, ['chunk'])
  return done({
    ...{ push: push.code, chunk: chunk.number, state: push.state, dryRun: false, repeatedRequest: true },
    ...{ counts: kept.counts!, outcomes: kept.outcomes ?? '', problems: kept.problems ?? [] },
  })
}
