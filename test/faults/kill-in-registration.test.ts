import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import {
  ask,
  batch1Of,
  embeddedHome,
  exportOf,
  type Home,
  serverHome,
  startHub,
  upload,
} from '../support/hub-process.ts'
import { sampleCsv, sampleRows } from '../support/sample-list.ts'
import { verdictOn } from '../support/verify-log.ts'

const csv = sampleCsv(10_000)
const rows = sampleRows(10_000)
const mutation = `mutation ($input: RegisterItemBatchInput!) {
  registerItemBatch(input: $input) { received accepted unchanged rejected problems { code severity } }
}`

interface Tally {
  readonly received: number
  readonly accepted: number
  readonly unchanged: number
  readonly rejected: number
}

const tallyOf = ({ received, accepted, unchanged, rejected }: Tally) => ({ received, accepted, unchanged, rejected })

type Register = (url: string) => Promise<Tally>

/** The two ways in; each always the same request under the same key. */
const doors: Readonly<Record<string, Register>> = {
  GraphQL: async (url) => {
    const input = { idempotencyKey: 'once', cluster: 'hbew', ordinal: 1, title: '第一批', rows }
    const { data, errors } = await ask(url, mutation, { input })
    if (errors) throw new Error(JSON.stringify(errors))
    return tallyOf(data.registerItemBatch)
  },
  upload: async (url) => tallyOf((await (await upload(url, csv, {}, { 'idempotency-key': 'once' })).json()) as Tally),
}

const homes = { 'a server': serverHome, 'the embedded database': embeddedHome }

/** When the rows are being written: on a server, when a transaction of the hub is at it; else some time after the start. */
const atWork = async ({ DATABASE_URL }: Home): Promise<void> => {
  if (DATABASE_URL === undefined) return sleep(2200)
  const client = new pg.Client({ connectionString: DATABASE_URL })
  await client.connect()
  const working = `select from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()
    and xact_start is not null and query like '%insert into service_item%'`
  while ((await client.query(working)).rowCount === 0) await sleep(2)
  await client.end()
}

const all = { received: 10_000, accepted: 10_000, unchanged: 0, rejected: 0 }

/** Begins a registration, kills the hub in the middle of it, and answers whether the answer had come by then. */
const killedIn = async (home: Home, register: Register, later: number): Promise<boolean> => {
  const hub = await startHub(home)
  const answer = register(hub.url).then(
    () => true,
    () => false,
  )
  await atWork(home)
  await sleep(later)
  await hub.end('SIGKILL')
  return answer
}

const counts = (lines: readonly string[]) => ({
  batches: lines.filter((line) => line.includes('batch.registered')).length,
  items: lines.filter((line) => line.includes('batch.itemListed')).length,
})
const whole = { batches: 1, items: 10_000 }
const nothing = { batches: 0, items: 0 }

describe.each(Object.entries(homes))('kill -9 in the middle of 10,000 rows on %s', (_, makeHome) => {
  it.each([
    ['GraphQL', 0],
    ['upload', 500],
  ])(
    'by %s: all is there or nothing, the log verifies, and the retry is answered once',
    async (door, later) => {
      const register = doors[door]!
      const home = await makeHome()
      const answered = await killedIn(home, register, later)

      const hub = await startHub(home)
      const left = await exportOf(hub.url)
      expect(counts(left)).toBeOneOf(answered ? [whole] : [nothing, whole])
      expect(await verdictOn(left)).toMatchObject({ intact: true })
      expect(await batch1Of(hub.url)).toEqual(
        counts(left).batches === 0 ? null : { title: '第一批', state: 'DRAFTED', itemCount: 10_000 },
      )

      expect(await register(hub.url)).toEqual(all)
      expect(await register(hub.url)).toEqual(all)
      const lines = await exportOf(hub.url)
      expect(counts(lines)).toEqual(whole)
      expect(await batch1Of(hub.url)).toEqual({ title: '第一批', state: 'DRAFTED', itemCount: 10_000 })
      expect(await verdictOn(lines)).toMatchObject({ intact: true })
      await hub.end('SIGKILL')
    },
    90_000,
  )
})
