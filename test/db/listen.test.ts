import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import type { Db } from '../../src/db/database.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { openTestDatabase, openTestPglite } from '../support/database.ts'

const server = await openTestDatabase()
const faces = { 'a server': server, 'the embedded database': await openTestPglite() }

const tell = (db: Db, channel: string, payload: string) => sql`select pg_notify(${channel}, ${payload})`.execute(db)

describe.each(Object.entries(faces))('listening to %s', (_, { db, listen }) => {
  it('hears what is told on the channel, until it stops', async () => {
    const heard: string[] = []
    const stop = await listen('Changes', (payload) => heard.push(payload))
    await tell(db, 'Changes', '变更 1')
    await tell(db, 'changes', 'another channel')
    await vi.waitFor(() => expect(heard).toEqual(['变更 1']))
    await stop()
    await tell(db, 'Changes', 'after')
    await tell(db, 'Changes', 'after that')
    expect(heard).toEqual(['变更 1'])
  })

  it('lets two listeners of one channel stop one by one', async () => {
    const heard: string[] = []
    const stopFirst = await listen('pair', (payload) => heard.push(`first ${payload}`))
    const stopSecond = await listen('pair', (payload) => heard.push(`second ${payload}`))
    await stopFirst()
    await tell(db, 'pair', '1')
    await vi.waitFor(() => expect(heard).toEqual(['second 1']))
    await stopSecond()
  })

  it('hears of a transaction when it commits, and nothing of one that rolls back', async () => {
    const heard: string[] = []
    const stop = await listen('commits', (payload) => heard.push(payload))
    const undone = inTransaction(db, async (tx) => {
      await tell(tx, 'commits', 'undone')
      throw new Error('fault')
    })
    await expect(undone).rejects.toThrow('fault')
    await inTransaction(db, (tx) => tell(tx, 'commits', 'done'))
    await vi.waitFor(() => expect(heard).toEqual(['done']))
    await stop()
  })

  it('does not starve the queries', async () => {
    const stop = await listen('quiet', () => {})
    const { rows } = await sql`select 1 as one`.execute(db)
    expect(rows).toEqual([{ one: 1 }])
    await stop()
  })
})

describe('losing the connection that listens', () => {
  it('comes back by itself and says that something may have been missed', async () => {
    const heard: string[] = []
    const stop = await server.listen('lost', (payload) => heard.push(payload))
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hutong listener' and datname = current_database()`.execute(
      server.db,
    )
    await vi.waitFor(() => expect(heard).toEqual(['']), { timeout: 10_000 })
    await tell(server.db, 'lost', 'again')
    await vi.waitFor(() => expect(heard).toEqual(['', 'again']))
    await stop()
  })
})
