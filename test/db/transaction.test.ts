import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import type { Db } from '../../src/db/database.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase, openTestPglite } from '../support/database.ts'
import { rolledBack } from '../support/rolled-back.ts'

const server = await openTestDatabase()
const faces = { 'a server': server, 'the embedded database': await openTestPglite() }
for (const { db } of Object.values(faces)) await sql`create table note (word text)`.execute(db)

const write = (db: Db, word: string) => sql`insert into note values (${word})`.execute(db)

describe.each(Object.entries(faces))('working in a transaction of %s', (_, open) => {
  const { db } = open
  const words = async () =>
    (await sql<{ word: string }>`select word from note order by word`.execute(db)).rows.map(({ word }) => word)
  afterEach(() => sql`delete from note`.execute(db))

  it('keeps all when the work is done, and answers what the work did', async () => {
    expect(
      await inTransaction(db, async (tx) => {
        await write(tx, 'a')
        await write(tx, 'b')
        return 2
      }),
    ).toBe(2)
    expect(await words()).toEqual(['a', 'b'])
  })

  it('keeps nothing when the work throws, and throws the same', async () => {
    const fault = new Error('fault')
    await expect(
      inTransaction(db, async (tx) => {
        await write(tx, 'a')
        throw fault
      }),
    ).rejects.toBe(fault)
    expect(await words()).toEqual([])
  })

  it('is READ COMMITTED', async () => {
    const level = sql<{ level: string }>`select current_setting('transaction_isolation') as level`
    expect((await inTransaction(db, (tx) => level.execute(tx))).rows).toEqual([{ level: 'read committed' }])
  })

  it('takes back an inner piece of work alone', async () => {
    await inTransaction(db, async (tx) => {
      await write(tx, 'outer')
      await expect(
        inTransaction(tx, async (inner) => {
          await write(inner, 'inner')
          await sql`select 1/0`.execute(inner)
        }),
      ).rejects.toThrow('division by zero')
      await inTransaction(tx, (inner) => write(inner, 'second'))
    })
    expect(await words()).toEqual(['outer', 'second'])
  })

  it('leaves nothing of a test that is rolled back', async () => {
    await rolledBack(db, (tx) => inTransaction(tx, (inner) => write(inner, 'a')))
    expect(await words()).toEqual([])
  })

  it('goes on after a query that failed', async () => {
    await expect(sql`select 1/0`.execute(db)).rejects.toThrow('division by zero')
    await write(db, 'after')
    expect(await words()).toEqual(['after'])
  })

  it('keeps nothing of a transaction whose client was given back with it open', async () => {
    const client = await open.pool.connect()
    await client.query("begin; insert into note values ('left open')")
    client.release(true)
    expect(await words()).toEqual([])
    await write(db, 'after')
    expect(await words()).toEqual(['after'])
  })

  it('is counted without the statements that only open and end it', async () => {
    const counted = await countStatements(open, () => inTransaction(db, (tx) => write(tx, 'a')))
    expect(counted.statements).toEqual(['insert into note values ($1)'])
    await write(db, 'not counted')
    expect(counted.count).toBe(1)
  })
})

describe('losing the server', () => {
  it('in the middle of a transaction fails the transaction, not the process', async () => {
    const lost = inTransaction(server.db, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await sql`select pg_terminate_backend(${rows[0]!.pid}), pg_sleep(0.1)`.execute(server.db)
      await write(tx, 'lost')
    })
    await expect(lost).rejects.toThrow()
    await write(server.db, 'back')
    expect((await sql`select word from note`.execute(server.db)).rows).toEqual([{ word: 'back' }])
  })
})
