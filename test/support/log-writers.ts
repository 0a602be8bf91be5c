import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { done, refusedFor } from '../../src/base/outcome.ts'
import { openLog } from '../../src/changes/change-log.ts'
import { exportLog } from '../../src/changes/export-log.ts'
import { write } from '../../src/changes/write.ts'
import type { Db } from '../../src/db/database.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import type { Hub } from '../../src/hub.ts'
import { secretariat } from './callers.ts'

const pause = (db: Db, milliseconds: number) => sql`select pg_sleep(${milliseconds / 1000})`.execute(db)

const entries = (who: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    kind: 'test.noted',
    subject: `${who}/${i}`,
    isPublic: false,
    state: { i },
  }))

/** Above it a log sends its entries while the work still runs, as a large registration does. */
const big = 1001

const inOrder = (hub: Hub, who: string, count: number, before = 0) =>
  write(hub, secretariat, 'note', async (db, log) => {
    await log.record(...entries(who, count))
    if (before > 0) await pause(db, before)
    return done(null)
  })

/** Has its number and keeps the clock while others come for theirs; then it commits, or it does not. */
const late = (hub: Hub, who: string, ending: 'commit' | 'roll back') =>
  inTransaction(hub.db, async (tx) => {
    const log = await openLog(tx)
    await log.record(...entries(who, 2))
    await log.commit('note', 'hub')
    await pause(tx, 4)
    if (ending === 'roll back') throw new Error('rolled back')
  }).catch((fault: Error) => {
    if (fault.message !== 'rolled back') throw fault
  })

const refusedAfter = (hub: Hub, who: string, count: number) =>
  write(hub, secretariat, 'note', async (_, log) => {
    await log.record(...entries(who, count))
    return refusedFor('TEXT_MISSING')
  })

const faultAfter = (hub: Hub, who: string, count: number) =>
  write(hub, secretariat, 'note', async (_, log) => {
    await log.record(...entries(who, count))
    throw new Error('rolled back')
  }).catch((fault: Error) => {
    if (fault.message !== 'rolled back') throw fault
  })

/** Ten transactions of every sort: 6 of them commit, with 1 + 3 + 1001 + 2 + 5 + 1 = 1013 entries. */
const sorts: readonly ((hub: Hub, who: string) => Promise<unknown>)[] = [
  (hub, who) => inOrder(hub, who, 1),
  (hub, who) => inOrder(hub, who, 3, 15),
  (hub, who) => refusedAfter(hub, who, 2),
  (hub, who) => inOrder(hub, who, big, 40),
  (hub, who) => late(hub, who, 'commit'),
  (hub) => write(hub, secretariat, 'note', async () => done(null)),
  (hub, who) => late(hub, who, 'roll back'),
  (hub, who) => inOrder(hub, who, 5, 3),
  (hub, who) => faultAfter(hub, who, big),
  (hub, who) => inOrder(hub, who, 1, 7),
]

/** One writer after another kind of work, each beginning elsewhere in the row. */
export const writeAll = async (hub: Hub, writer: number, transactions: number): Promise<void> => {
  for (let i = 0; i < transactions; i++) await sorts[(writer + i) % sorts.length]!(hub, `${writer}/${i}`)
}

/** The lines of an export from a number on. */
export const linesAfter = async (hub: Hub, after: number): Promise<string[]> => {
  const lines = await exportLog(hub, after)
  if (!lines) throw new Error(`no commit ends at ${after}`)
  const texts: string[] = []
  for await (const line of lines) texts.push(JSON.stringify(line))
  return texts
}

/** Reads on from the last number it has, as a partner does, until told that all is written and nothing more comes. */
export const follow = async (hub: Hub, isWritten: () => boolean): Promise<{ lines: string[]; looks: number }> => {
  const lines: string[] = []
  let reached = 0
  let looks = 0
  for (let last = false; !last; looks++) {
    last = isWritten()
    const [header, ...more] = await linesAfter(hub, reached)
    const end = more.pop()!
    if (looks === 0) lines.push(header!)
    lines.push(...more)
    reached = JSON.parse(end).end.nextNumber - 1
    if (last) lines.push(end)
    else await sleep(2)
  }
  return { lines, looks }
}
