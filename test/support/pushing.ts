import type { Caller } from '../../src/base/caller.ts'
import { done, type Outcome } from '../../src/base/outcome.ts'
import type { Hub } from '../../src/hub.ts'
import { type OutcomeLine, outcomeLines } from '../../src/sync/row-outcome.ts'
import { type SyncAnswer, type SyncInput, syncImplementations } from '../../src/sync/sync-implementations.ts'
import { partnerOf } from './callers.ts'
import { codesOf, must } from './cluster.ts'
import { plainContent } from './implementation.ts'

/** A row as a partner system sends it. */
export interface PushedRow {
  readonly rowId: string
  readonly version: number
  readonly operation: string
  readonly content: object
}

/** What a city's system says of the card: nothing is wrong with it. */
export const cardRow: PushedRow = {
  ...{ rowId: 'BT-1', version: 1, operation: 'UPSERT' },
  content: { ...plainContent, code: '152014001000' },
}

/** A row of another item. */
export const rowOf = (rowId: string, code: string, more: object = {}, version = 1): PushedRow => ({
  ...{ rowId, version, operation: 'UPSERT' },
  content: { ...plainContent, name: `事项${code}`, code, ...more },
})

export const ofBaotouSystem = partnerOf('150200', 'hbew', 'sandbox')
export const baotouPush = {
  ...{ cluster: 'hbew', city: '150200', source: 'baotou-zwfw', mode: 'CHANGES', dryRun: false },
} as const satisfies SyncInput

/** Sends a body of bytes or text as it is. */
export const sendBody = (
  hub: Hub,
  body: string | Uint8Array,
  more: Partial<SyncInput> = {},
  caller: Caller = ofBaotouSystem,
): Promise<Outcome<SyncAnswer>> => {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return syncImplementations(hub, caller, { ...baotouPush, ...more }, async () => done(bytes))
}

export const ndjsonOf = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

export const send = (hub: Hub, rows: readonly object[], more: Partial<SyncInput> = {}, caller?: Caller) =>
  sendBody(hub, ndjsonOf(rows), more, caller)

/** A line in short: outcome, item, codes of problems. */
export const short = ({ outcome, item, problems }: OutcomeLine) => [outcome, item, ...codesOf({ problems })]

/** Pushes rows, checks that the six add up, and answers the lines in short. */
export const pushed = async (hub: Hub, rows: readonly object[], more: Partial<SyncInput> = {}, caller?: Caller) =>
  linesOf(must(await send(hub, rows, more, caller)))

export const linesOf = ({ outcomes, counts }: SyncAnswer) => {
  const { received, repeated, ...six } = counts
  const sum = Object.values(six).reduce((total, count) => total + count, 0)
  if (sum !== received) throw new Error(`the six are ${sum}, received were ${received}`)
  return [...outcomeLines(outcomes)].map(short)
}
