import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { done, type Outcome, refusedFor } from '../../src/base/outcome.ts'
import { writeOnce } from '../../src/changes/write-once.ts'
import type { Db } from '../../src/db/database.ts'
import { openPg } from '../../src/db/open-pg.ts'
import { auditor, secretariat } from '../support/callers.ts'
import { openTestDatabase, openTestPglite } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { changesAfter, lastChange } from '../support/rows.ts'

const noon = '2026-11-22T04:00:00.000Z'
const server = await openTestDatabase()
const embedded = await openTestPglite()
const faces = { 'a server': server, 'the embedded database': embedded }

/** A thing to be done once, that waits where it is told to and counts how often it ran. */
const doing = (db: Db, key: string, during: (db: Db) => Promise<unknown> = async () => {}) => {
  const runs = { count: 0 }
  const once = (content: unknown = { title: '第一批' }, { verb = 'note', caller = secretariat } = {}) =>
    writeOnce<{ number: number }>(hubAt(db, noon), caller, verb, { idempotencyKey: key, content }, async (tx, log) => {
      runs.count += 1
      const number = runs.count
      await log.record({ kind: 'test.noted', subject: key, isPublic: false, state: { number } })
      await during(tx)
      return done({ number })
    })
  return { runs, once }
}

/** Work that says when it has begun, and goes on when it is let. */
const held = () => {
  let begun = () => {}
  let goOn = () => {}
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve
  })
  const let1 = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const during = () => {
    begun()
    return let1
  }
  return { during, hasBegun, goOn: () => goOn() }
}

const notedBy = async (db: Db, key: string) =>
  (await changesAfter(db)).filter(({ subject }) => subject === key).map(({ content }) => JSON.parse(content).state)

const codes = (outcome: Outcome<unknown>) => outcome.problems.map(({ code, facts }) => [code, facts])

describe('sending the same request twice at once to a server', () => {
  it('works once: the other hears that it is in progress, and afterwards the first answer', async () => {
    const { during, hasBegun, goOn } = held()
    const { runs, once } = doing(server.db, 'twice', during)
    const first = once()
    await hasBegun
    expect(codes(await once())).toEqual([['IN_PROGRESS', { key: 'twice' }]])
    goOn()
    expect(await first).toEqual({ ok: { number: 1 }, problems: [] })
    expect(await once()).toEqual({ ok: { number: 1 }, problems: [] })
    expect(runs.count).toBe(1)
    expect(await notedBy(server.db, 'twice')).toEqual([{ number: 1 }])
  })

  it('hears that it is in progress with other content too, as long as the first runs', async () => {
    const { during, hasBegun, goOn } = held()
    const { once } = doing(server.db, 'twice, other', during)
    const first = once()
    await hasBegun
    expect(codes(await once({ title: '第二批' }))).toEqual([['IN_PROGRESS', { key: 'twice, other' }]])
    goOn()
    await first
    expect(codes(await once({ title: '第二批' }))).toEqual([['IDEMPOTENCY_KEY_REUSED', { key: 'twice, other' }]])
  })

  it('works once, however many come over however many connections', async () => {
    const pools = await Promise.all([1, 2, 3, 4].map(() => openPg(server.url, { max: 6 })))
    const { runs } = doing(server.db, 'crowd')
    const crowd = pools.map(({ db }) => doing(db, 'crowd', (tx) => sql`select pg_sleep(0.05)`.execute(tx)))
    const outcomes = await Promise.all(crowd.flatMap(({ once }) => [once(), once(), once(), once(), once(), once()]))
    await Promise.all(pools.map((pool) => pool.close()))
    expect(crowd.reduce((sum, one) => sum + one.runs.count, runs.count)).toBe(1)
    expect(await notedBy(server.db, 'crowd')).toEqual([{ number: 1 }])
    expect(new Set(outcomes.map(({ ok, problems }) => ok?.number ?? problems[0]!.code))).toEqual(
      new Set([1, 'IN_PROGRESS']),
    )
  })
})

describe('sending the same request twice at once to the embedded database', () => {
  it('works once: the other waits for the one session and hears the first answer', async () => {
    const { runs, once } = doing(embedded.db, 'twice')
    expect(await Promise.all([once(), once()])).toEqual([
      { ok: { number: 1 }, problems: [] },
      { ok: { number: 1 }, problems: [] },
    ])
    expect(runs.count).toBe(1)
    expect(await notedBy(embedded.db, 'twice')).toEqual([{ number: 1 }])
  })
})

describe('a first request that died', () => {
  it('leaves its key free: the retry works, once', async () => {
    const pids: number[] = []
    const dying = doing(server.db, 'died', async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      pids.push(rows[0]!.pid)
      const killed = server.pool.query('select pg_terminate_backend($1)', [pids[0]])
      await Promise.all([sql`select pg_sleep(20)`.execute(tx), killed])
    })
    await expect(dying.once()).rejects.toThrow()
    expect(await notedBy(server.db, 'died')).toEqual([])
    const retry = doing(server.db, 'died')
    expect(await retry.once()).toEqual({ ok: { number: 1 }, problems: [] })
    expect(await retry.once()).toEqual({ ok: { number: 1 }, problems: [] })
    expect([dying.runs.count, retry.runs.count]).toEqual([1, 1])
    expect(await notedBy(server.db, 'died')).toEqual([{ number: 1 }])
  })

  it('leaves it free for other content, which from then on is what the key stands for', async () => {
    const dying = doing(server.db, 'died, other', async (tx) => {
      const killed = sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
      await killed
    })
    await expect(dying.once()).rejects.toThrow()
    const retry = doing(server.db, 'died, other')
    expect(await retry.once({ title: '第二批' })).toEqual({ ok: { number: 1 }, problems: [] })
    expect(codes(await retry.once())).toEqual([['IDEMPOTENCY_KEY_REUSED', { key: 'died, other' }]])
    expect(await retry.once({ title: '第二批' })).toEqual({ ok: { number: 1 }, problems: [] })
  })

  it('leaves the pool usable and the numbers contiguous', async () => {
    const before = await lastChange(server.db)
    const dying = doing(server.db, 'died, then', (tx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx))
    await expect(dying.once()).rejects.toThrow()
    await doing(server.db, 'after it').once()
    expect(await lastChange(server.db)).toBe(before + 1)
  })
})

describe.each(Object.entries(faces))('a key, on %s', (_, { db }) => {
  it('answers the same request again, and refuses another', async () => {
    const { runs, once } = doing(db, 'again')
    expect(await once({ title: '第一批', ordinal: 1 })).toEqual({ ok: { number: 1 }, problems: [] })
    expect(await once({ ordinal: 1, title: '第一批' })).toEqual({ ok: { number: 1 }, problems: [] })
    expect(await once({ title: '第二批' })).toEqual({
      problems: [
        { code: 'IDEMPOTENCY_KEY_REUSED', severity: 'ERROR', path: ['idempotencyKey'], facts: { key: 'again' } },
      ],
    })
    expect(runs.count).toBe(1)
  })

  it('answers a refusal again without working again, and nothing of the work is left', async () => {
    let runs = 0
    const refused = () =>
      writeOnce(hubAt(db, noon), secretariat, 'note', { idempotencyKey: 'no', content: 1 }, async (_, log) => {
        runs += 1
        await log.record({ kind: 'test.noted', subject: 'no', isPublic: false, state: {} })
        return refusedFor('CLUSTER_UNKNOWN', { code: 'x' }, ['cluster'])
      })
    const refusal = {
      problems: [{ code: 'CLUSTER_UNKNOWN', severity: 'ERROR', path: ['cluster'], facts: { code: 'x' } }],
    }
    expect(await refused()).toEqual(refusal)
    expect(await refused()).toEqual(refusal)
    expect(runs).toBe(1)
    expect(await notedBy(db, 'no')).toEqual([])
  })

  it('is each caller’s own, and each verb’s own', async () => {
    const { once, runs } = doing(db, 'own')
    await once()
    expect(await once(undefined, { caller: auditor })).toEqual({ ok: { number: 2 }, problems: [] })
    expect(await once(undefined, { verb: 'other' })).toEqual({ ok: { number: 3 }, problems: [] })
    expect(runs.count).toBe(3)
  })

  it('stays free when the work fails', async () => {
    const failing = doing(db, 'fails', (tx) => sql`select 1 / 0`.execute(tx))
    await expect(failing.once()).rejects.toThrow('division by zero')
    const retry = doing(db, 'fails')
    expect(await retry.once()).toEqual({ ok: { number: 1 }, problems: [] })
    expect(await notedBy(db, 'fails')).toEqual([{ number: 1 }])
  })

  it.each([
    ['empty', ''],
    ['too long', 'k'.repeat(201)],
    ['with a NUL', 'a\0b'],
    ['with half a character', 'a\ud800'],
  ])('%s is refused', async (_, key) => {
    const { once, runs } = doing(db, key)
    expect(codes(await once())).toEqual([['IDEMPOTENCY_KEY_INVALID', { longest: 200 }]])
    expect(runs.count).toBe(0)
  })

  it('of 200 characters is taken', async () => {
    expect(await doing(db, '钥'.repeat(200)).once()).toEqual({ ok: { number: 1 }, problems: [] })
  })
})

describe.each(Object.entries(faces))('content with half a character, on %s', (_, { db }) => {
  it('is told from other content, not a fault', async () => {
    const { once } = doing(db, 'half')
    expect(await once({ name: 'a\ud800' })).toEqual({ ok: { number: 1 }, problems: [] })
    expect(await once({ name: 'a\ud800' })).toEqual({ ok: { number: 1 }, problems: [] })
    expect(codes(await once({ name: 'a\ud801' }))).toEqual([['IDEMPOTENCY_KEY_REUSED', { key: 'half' }]])
  })
})
