import { describe, expect, it } from 'vitest'
import { registerOrganisation } from '../../src/access/register-organisation.ts'
import { ofTheLog } from '../../src/graphql/quick-answers.ts'
import { openRememberedAnswers } from '../../src/graphql/remembered-answers.ts'
import { schema } from '../../src/graphql/server.ts'
import { backFilled, card, given, licence, pension, register } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDemo } from '../support/demo.ts'
import { doorsOn, keyOf } from '../support/doors.ts'
import { fullSelection } from '../support/full-selection.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'

const textOf = (answer: Uint8Array | undefined) => answer && new TextDecoder().decode(answer)

/** A memory of 1,600 bytes, on a clock that is set by hand. */
const openMemory = () => {
  const clock = { now: 0 }
  return { clock, memory: openRememberedAnswers(1600, () => clock.now) }
}

const saying = (text: string | null) => async () => text

describe('remembering an answer', () => {
  it('gives it again at the same head on the same day', async () => {
    const { memory } = openMemory()
    expect(await memory.at('a', '2026-11-28').answer('能不能办', saying('能'))).toBe('能')
    expect(textOf(memory.at('a', '2026-11-28').find('能不能办'))).toBe('能')
    expect(memory.at('a', '2026-11-28').find('另一问')).toBeUndefined()
  })

  it.each([
    ['another head', 'b', '2026-11-28', 0],
    ['another day', 'a', '2026-11-29', 0],
    ['more than a minute later', 'a', '2026-11-28', 60_001],
  ])('forgets it at %s, also for whoever comes back', async (_what, head, day, later) => {
    const { memory, clock } = openMemory()
    await memory.at('a', '2026-11-28').answer('q', saying('1'))
    clock.now = later
    expect(memory.at(head, day).find('q')).toBeUndefined()
    expect(memory.at('a', '2026-11-28').find('q')).toBeUndefined()
  })

  it('keeps nothing that was asked before the head moved on', async () => {
    const { memory } = openMemory()
    const before = memory.at('a', '2026-11-28')
    memory.at('b', '2026-11-28')
    expect(await before.answer('q', saying('old'))).toBe('old')
    expect(memory.at('b', '2026-11-28').find('q')).toBeUndefined()
  })

  it('keeps nothing that is found out after the head has moved on, and has nobody wait for it who asks then', async () => {
    const { memory } = openMemory()
    let end = (_text: string) => {}
    const slow = new Promise<string>((resolve) => {
      end = resolve
    })
    const old = memory.at('a', '2026-11-28').answer('q', () => slow)
    expect(await memory.at('b', '2026-11-28').answer('q', saying('new'))).toBe('new')
    end('old')
    expect(await old).toBe('old')
    expect(textOf(memory.at('b', '2026-11-28').find('q'))).toBe('new')
  })

  it('is found out once for all who ask meanwhile, a fault too; afterwards who asks tries again', async () => {
    const { memory } = openMemory()
    const then = memory.at('a', '2026-11-28')
    const tries = ['broken', null, 'found']
    const work = async () => {
      const said = tries.shift()!
      if (said === 'broken') throw new Error(said)
      return said
    }
    const twice = () => Promise.allSettled([then.answer('q', work), then.answer('q', work)])
    expect((await twice()).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await twice()).toMatchObject([{ value: null }, { value: null }])
    expect(await twice()).toMatchObject([{ value: 'found' }, { value: 'found' }])
    expect([tries.length, textOf(then.find('q'))]).toEqual([0, 'found'])
  })

  it('is found out by each for itself where requests may not wait for each other, and remembered all the same', async () => {
    const then = openRememberedAnswers(1600, () => 0, false).at('a', '2026-11-28')
    const tries = ['first', 'second']
    const work = async () => tries.shift()!
    expect(await Promise.all([then.answer('q', work), then.answer('q', work)])).toEqual(['first', 'second'])
    expect(textOf(then.find('q'))).toBe('first')
  })

  it('forgets the oldest beyond its bytes, and never begins with what is large', async () => {
    const { memory } = openMemory()
    const then = memory.at('a', '2026-11-28')
    const numbers = Array.from({ length: 17 }, (_, i) => `q${String(i).padStart(2, '0')}`)
    // Six bytes of question and 94 of answer.
    for (const question of numbers) await then.answer(question, saying('x'.repeat(94)))
    expect(numbers.filter((question) => then.find(question))).toEqual(numbers.slice(1))
    await then.answer('q99', saying('x'.repeat(95)))
    expect(then.find('q99')).toBeUndefined()
  })
})

const open = await openTestDatabase()
const hub = hubAt(open.db, '2026-11-22T04:00:00Z')
await makeCluster(hub)
await backFilled(hub, {}, card, pension)
must(await register(hub, given({ ...licence, name: '还在起草的事项' }), { ordinal: 2 }))

const { app } = doorsOn(open.db, undefined, openRememberedAnswers(2 ** 20, Date.now))
const titles = '{ itemBatches(cluster: "hbew") { ordinal state } }'
const ask = async (headers: Record<string, string>, query: string) => {
  const body = JSON.stringify({ query })
  const sent = { 'content-type': 'application/json', 'content-length': String(body.length), ...headers }
  const asked = async () => app.request('/graphql', { method: 'POST', headers: sent, body })
  const { result, count } = await countStatements(open, asked)
  return { statements: count, text: await result.text() }
}

describe('a question asked again over HTTP', () => {
  it('costs the look at the key alone, until something is recorded', async () => {
    const key = await keyOf(open.db, 'AUDITOR')
    const asked = () => ask(key, titles)
    const [plain, quick, remembered] = [await asked(), await asked(), await asked()]
    expect([plain.statements, quick.statements, remembered.statements]).toEqual([2, 2, 1])
    expect(remembered.text).toBe(plain.text)
    must(await registerOrganisation(hub, secretariat, { name: '样例办公室', creditIdentifier: '12441500196720244T' }))
    expect((await asked()).statements).toBe(2)
    expect((await asked()).statements).toBe(1)
  })

  it('costs a stranger the look at the head alone', async () => {
    const asked = () => ask({}, '{ serviceItem(code: "152014001000") { name state } }')
    const [plain, quick, remembered] = [await asked(), await asked(), await asked()]
    expect([plain.statements, quick.statements, remembered.statements]).toEqual([2, 2, 1])
    expect(plain.text).toContain('"data":{"serviceItem":{"name":')
    expect(remembered.text).toBe(plain.text)
  })

  it('is answered to each caller by its own rights', async () => {
    const [secretary, stranger] = [await keyOf(open.db, 'SECRETARIAT', { cluster: 'hbew' }), {}]
    const all = '{"data":{"itemBatches":[{"ordinal":1,"state":"PUBLISHED"},{"ordinal":2,"state":"DRAFTED"}]'
    const published = '{"data":{"itemBatches":[{"ordinal":1,"state":"PUBLISHED"}]'
    const heard = []
    for (const headers of [secretary, stranger, secretary, stranger]) heard.push((await ask(headers, titles)).text)
    expect(heard.map((text) => text.slice(0, text.indexOf(']') + 1))).toEqual([all, published, all, published])
  })

  it('is not remembered where it is not of the log', async () => {
    const key = await keyOf(open.db, 'SECRETARIAT', { cluster: 'hbew' })
    const asked = () => ask(key, '{ partners(cluster: "hbew") { city { code } } }')
    await asked()
    const [second, third] = [await asked(), await asked()]
    expect(third.statements).toBe(second.statements)
    expect(third.statements).toBeGreaterThan(1)
  })
})

/** What is not of the log: sessions, what partners sent and was not taken, deliveries, requests that were repeated. */
const apart = [
  ...['console_secret', 'idempotency', 'session', 'subscriber_delivery'],
  ...['sync_chunk', 'sync_push', 'sync_rejected_row', 'sync_row'],
]

describe('what is remembered', () => {
  const given: Readonly<Record<string, string>> = {
    cluster: '"hbew"',
    ...{ code: '"150199010001"', item: '"150199010001"', competentCity: '"150200"', acceptingCity: '"150100"' },
    ...{ ordinal: '5', year: '2026', list: 'TASK' },
  }
  const fields = schema.getQueryType()!.getFields()
  const questions = [...ofTheLog]
    .filter((name) => name !== '__typename')
    .map((name) => {
      const told = fields[name]!.args.filter((argument) => argument.name in given)
      const words = told.map((argument) => `${argument.name}: ${given[argument.name]}`).join(', ')
      return [name, `{ ${name}(${words}) ${fullSelection(schema, fields[name]!.type, 4)} }`]
    })

  const tablesIn = (statements: readonly string[]) =>
    statements.flatMap((text) => [...text.matchAll(/\b(?:from|join)\s+([a-z_]+)/g)].map(([, table]) => table!))
  const apartOf = (statements: readonly string[]) => tablesIn(statements).filter((table) => apart.includes(table))
  const ownClock = /\b(now|clock_timestamp|statement_timestamp)\(\)|current_(date|timestamp)/i

  it('is read from what the log records and from nothing else, whatever is asked of it', async () => {
    const { hub: demo, open: pool } = await openDemo('2026-03-02T01:00:00Z')
    const door = openDoor(demo)
    const asked = (question: string) => countStatements(pool, () => door(question, {}, secretariat))
    for (const [name, question] of questions) {
      const { result, statements } = await asked(question!)
      expect(result.errors, name).toBeUndefined()
      expect(result.data[name!], name).not.toBeNull()
      expect(tablesIn(statements).length, name).toBeGreaterThan(0)
      expect(apartOf(statements), name).toEqual([])
      expect(
        statements.filter((text) => ownClock.test(text)),
        name,
      ).toEqual([])
    }
    // What is not of the log would be seen.
    expect(apartOf((await asked('{ partners(cluster: "hbew") { city { code } } }')).statements)).not.toEqual([])
  })

  it('knows every table that the log does not write', async () => {
    const { rows } =
      await open.pool.query(`select relname from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace
      and not exists (select from pg_attribute a where a.attrelid = c.oid and attname = 'recorded_in') order by 1`)
    // And what a publication writes down of its list.
    const ofTheLogItself = [
      ...['batch_level', 'item_relisted'],
      'change_clock',
      'change_commit',
      'change_entry',
      'consultation_city',
      'schema_migration',
      'sealed_figure',
      'sealed_paper',
    ]
    expect(rows.map(({ relname }) => relname)).toEqual([...ofTheLogItself, ...apart].sort())
  })
})
