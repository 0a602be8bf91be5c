import { describe, expect, it } from 'vitest'
import { keptAnswer } from '../../src/changes/kept-answer.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')

let asked = 0
const find = async () => {
  asked += 1
  return asked
}

describe('keeping an answer as long as nothing is recorded', () => {
  it('finds it once', async () => {
    const first = await keptAnswer(db, ['once'], find)
    expect(await keptAnswer(db, ['once'], find)).toBe(first)
  })

  it('finds it once for all who ask at the same time', async () => {
    const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => keptAnswer(db, ['together'], find)))
    expect(others).toEqual([first, first, first])
  })

  it('finds it anew when something was recorded', async () => {
    const first = await keptAnswer(db, ['anew'], find)
    await makeCluster(hub, 'first')
    expect(await keptAnswer(db, ['anew'], find)).not.toBe(first)
  })

  it('tells one question from another, and one database from another', async () => {
    const other = (await openTestDatabase()).db
    const [first, second, elsewhere] = [
      await keptAnswer(db, ['day', '2026-03-02'], find),
      await keptAnswer(db, ['day', '2026-03-03'], find),
      await keptAnswer(other, ['day', '2026-03-02'], find),
    ]
    expect(new Set([first, second, elsewhere]).size).toBe(3)
  })

  it('keeps nothing of a transaction, which may have written what nobody else knows', async () => {
    const first = await keptAnswer(db, ['inside'], find)
    const inside = await inTransaction(db, (tx) => keptAnswer(tx, ['inside'], find))
    expect(inside).not.toBe(first)
    expect(await keptAnswer(db, ['inside'], find)).toBe(first)
  })

  it('keeps no fault', async () => {
    await expect(keptAnswer(db, ['fault'], () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
    expect(await keptAnswer(db, ['fault'], async () => 'found')).toBe('found')
  })
})
