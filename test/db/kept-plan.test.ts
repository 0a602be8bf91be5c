import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../src/db/database.ts'
import { keptPlan } from '../../src/db/kept-plan.ts'
import { openTestDatabase, openTestPglite } from '../support/database.ts'

const server = await openTestDatabase({ max: 1 })
const embedded = await openTestPglite()

const twice = async (db: Db, n: number) =>
  (await sql<{ twice: number }>`${keptPlan} select ${n}::integer * 2 as twice`.execute(db)).rows[0]!.twice
const keptBy = async (db: Db) =>
  (await sql<{ name: string; statement: string }>`select name, statement from pg_prepared_statements`.execute(db)).rows

describe('a statement whose plan is to be kept', () => {
  it('is prepared once by a connection to a server, whatever its values', async () => {
    expect([await twice(server.db, 1), await twice(server.db, 2), await twice(server.db, 3)]).toEqual([2, 4, 6])
    expect((await keptBy(server.db)).map(({ statement }) => statement)).toEqual([
      '/* kept plan */ select $1::integer * 2 as twice',
    ])
  })

  it('is asked anew each time embedded, where no statistics tell when a plan is outdated', async () => {
    expect([await twice(embedded.db, 1), await twice(embedded.db, 2)]).toEqual([2, 4])
    expect(await keptBy(embedded.db)).toEqual([])
  })

  it('is refused like any other, and asked again afterwards', async () => {
    const divided = async (n: number) =>
      (await sql<{ a: number }>`${keptPlan} select 6 / ${n}::integer as a`.execute(server.db)).rows
    await expect(divided(0)).rejects.toThrow('division by zero')
    expect(await divided(3)).toEqual([{ a: 2 }])
  })

  it('leaves every other unnamed', async () => {
    await sql`select ${1}::integer as a`.execute(server.db)
    expect((await keptBy(server.db)).filter(({ statement }) => !statement.startsWith('/* kept plan */'))).toEqual([])
  })
})
