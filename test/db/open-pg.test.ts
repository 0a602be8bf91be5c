import { describe, expect, it } from 'vitest'
import { databaseTrouble } from '../../src/db/database-trouble.ts'
import { examineDatabase } from '../../src/db/doctor.ts'
import { migration } from '../../src/db/migration-files.ts'
import { openPg } from '../../src/db/open-pg.ts'
import { prepareSession } from '../../src/db/session.ts'
import { createEmptyDatabase, openTestDatabase, openTestPglite } from '../support/database.ts'

const open = await openTestDatabase({ applicationName: '互通 test' })
const latin = await createEmptyDatabase('LATIN1')

/** The wire's answer of a server that cannot be had any more. */
const answering = (version: string, number: number) =>
  ({ query: async () => ({ rows: [{ version, number, encoding: 'UTF8' }] }) }) as never

describe('opening a server', () => {
  it('refuses a database that is not UTF8', async () => {
    await expect(openPg(latin)).rejects.toMatchObject({ name: 'DatabaseRefused', code: 'ENCODING_NOT_UTF8' })
    await expect(openPg(latin)).rejects.toThrow("The database's encoding is LATIN1; Hutong needs UTF8")
  })

  it('refuses a server older than 15', async () => {
    await expect(prepareSession(answering('14.20', 140_020))).rejects.toThrow(
      '数据库服务器版本为 PostgreSQL 14.20，互通需要 15 或更高版本。/ The server is PostgreSQL 14.20; Hutong needs 15 or newer.',
    )
  })

  it('stops a statement that takes too long, and a transaction that nobody goes on with', async () => {
    const { rows } = await open.pool!.query(
      `select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`,
    )
    expect(rows).toEqual([{ statement: '2min', idle: '5min' }])
    const tooLong = open.pool!.query(`set statement_timeout = 10; select pg_sleep(5)`).catch((fault: unknown) => fault)
    expect(databaseTrouble(await tooLong)).toBe('STATEMENT_TOO_LONG')
  })

  it('fails at once where no server listens', async () => {
    await expect(openPg('postgres://nobody:x@127.0.0.1:1/none')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})

describe.each(Object.entries({ 'a server': open, 'the embedded database': await openTestPglite() }))(
  'examining %s',
  (_, database) => {
    it('finds nothing wrong with a good one', async () => {
      const checks = await examineDatabase(database, new Date())
      expect(checks.map(({ name, isFine }) => [name, isFine])).toEqual([
        ['version', true],
        ['encoding', true],
        ['timeZone', true],
        ['clock', true],
        ['migrations', true],
        ['write', true],
      ])
    })

    it('leaves nothing behind', async () => {
      await examineDatabase(database, new Date())
      const { rows } = await database.pool.query("select to_regclass('doctor_was_here') as found")
      expect(rows).toEqual([{ found: null }])
    })

    it('names what is wrong and goes on', async () => {
      const checks = await examineDatabase(database, new Date('2020-01-01T00:00:00Z'), [migration('0001_other', '')])
      expect(checks.filter(({ isFine }) => !isFine).map(({ name }) => name)).toEqual(['clock', 'migrations'])
    })
  },
)
