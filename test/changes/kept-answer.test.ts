import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { done } from '../../src/base/outcome.ts'
import { keptAnswer } from '../../src/changes/kept-answer.ts'
import { write } from '../../src/changes/write.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')

// One for all, as where it is used: answers that rest on the same are looked after together.
const kinds = ['cluster.registered', 'batch.%']

let asked = 0
const find = async () => {
  asked += 1
  return asked
}

const note = (recorded: readonly string[]) =>
  write(hub, secretariat, 'note', async (_, log) => {
    await log.record(...recorded.map((kind, i) => ({ kind, subject: `${i}`, isPublic: false, state: {} })))
    return done(null)
  })

describe('keeping an answer as long as nothing is recorded that it rests on', () => {
  it('finds it once', async () => {
    const first = await keptAnswer(db, kinds, ['once'], find)
    expect(await keptAnswer(db, kinds, ['once'], find)).toBe(first)
  })

  it('finds it once for all who ask at the same time', async () => {
    const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => keptAnswer(db, kinds, ['together'], find)))
    expect(others).toEqual([first, first, first])
  })

  it('finds it anew when something was recorded that it rests on', async () => {
    const first = await keptAnswer(db, kinds, ['anew'], find)
    await makeCluster(hub, 'first')
    expect(await keptAnswer(db, kinds, ['anew'], find)).not.toBe(first)
  })

  it('keeps it when something else was recorded, however often', async () => {
    const first = await keptAnswer(db, kinds, ['else'], find)
    await note(['test.noted', 'batches.no'])
    await note(['test.noted'])
    expect(await keptAnswer(db, kinds, ['else'], find)).toBe(first)
    await note(['test.noted', 'batch.published'])
    expect(await keptAnswer(db, kinds, ['else'], find)).not.toBe(first)
  })

  it('keeps what is asked for again longer than what nobody asks for any more', async () => {
    const first = await keptAnswer(db, kinds, ['again'], find)
    for (let i = 0; i < 250; i++) {
      await keptAnswer(db, kinds, ['in passing', i], find)
      if (i % 100 === 99) await keptAnswer(db, kinds, ['again'], find)
    }
    expect(await keptAnswer(db, kinds, ['again'], find)).toBe(first)
    const passed = await keptAnswer(db, kinds, ['in passing', 249], find)
    expect(await keptAnswer(db, kinds, ['in passing', 0], find)).toBeGreaterThan(passed)
  })

  it('finds it anew when so much was recorded that nobody looks through it', async () => {
    const first = await keptAnswer(db, kinds, ['much'], find)
    await note(Array.from({ length: 20_001 }, () => 'test.noted'))
    expect(await keptAnswer(db, kinds, ['much'], find)).not.toBe(first)
  })

  it('finds it anew when the log is another one, as after a restore', async () => {
    const first = await keptAnswer(db, kinds, ['restored'], find)
    await sql`alter table change_commit disable trigger change_commit_append_only`.execute(db)
    await sql`update change_commit set hash = sha256('other') where first_number = (select max(first_number) from change_commit)`.execute(
      db,
    )
    await sql`alter table change_commit enable trigger change_commit_append_only`.execute(db)
    await note(['test.noted'])
    expect(await keptAnswer(db, kinds, ['restored'], find)).not.toBe(first)
  })

  it('tells one question from another, and one database from another', async () => {
    const other = (await openTestDatabase()).db
    const [first, second, elsewhere] = [
      await keptAnswer(db, kinds, ['day', '2026-03-02'], find),
      await keptAnswer(db, kinds, ['day', '2026-03-03'], find),
      await keptAnswer(other, kinds, ['day', '2026-03-02'], find),
    ]
    expect(new Set([first, second, elsewhere]).size).toBe(3)
  })

  it('keeps nothing of a transaction, which may have written what nobody else knows', async () => {
    const first = await keptAnswer(db, kinds, ['inside'], find)
    const inside = await inTransaction(db, (tx) => keptAnswer(tx, kinds, ['inside'], find))
    expect(inside).not.toBe(first)
    expect(await keptAnswer(db, kinds, ['inside'], find)).toBe(first)
  })

  it('keeps no fault', async () => {
    await expect(keptAnswer(db, kinds, ['fault'], () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
    expect(await keptAnswer(db, kinds, ['fault'], async () => 'found')).toBe('found')
  })
})
