import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { ask, embeddedHome, exportOf, type Home, serverHome, startHub } from '../support/hub-process.ts'
import { ndjsonOf, rowOf } from '../support/pushing.ts'
import { verdictOn } from '../support/verify-log.ts'

const count = 1500
const body = ndjsonOf(
  Array.from({ length: count }, (_, i) => rowOf(`K-${i}`, `1520140${String(i + 1).padStart(4, '0')}1`)),
)

const issue =
  'mutation { issueKey(input: { role: PARTNER, city: "150200", holder: "系统" }) { secret problems { code } } }'
const keyOn = async (url: string): Promise<string> => (await ask(url, issue)).data.issueKey.secret

const query = new URLSearchParams({
  cluster: 'hbew',
  city: '150200',
  source: 'killed',
  push: 'kill-in-push',
  chunk: '1',
})

/** Sends the chunk; answers its summary. */
const push = async (url: string, key: string) => {
  const address = `${url}/sync/implementations?${query}`
  const answer = await fetch(address, { method: 'POST', body, headers: { authorization: `Bearer ${key}` } })
  const lines = (await answer.text()).trimEnd().split('\n')
  return { lines: lines.length - 1, summary: JSON.parse(lines.at(-1)!).summary }
}

/** When the rows are being written: on a server, when a transaction of the hub is at it; else some time after the start. */
const atWork = async ({ DATABASE_URL }: Home): Promise<void> => {
  if (DATABASE_URL === undefined) return sleep(1000)
  const client = new pg.Client({ connectionString: DATABASE_URL })
  await client.connect()
  const working = `select from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()
    and xact_start is not null and query like '%insert into item_implementation%'`
  while ((await client.query(working)).rowCount === 0) await sleep(2)
  await client.end()
}

const counts = (lines: readonly string[]) => ({
  items: lines.filter((line) => line.includes('item.entered')).length,
  implementations: lines.filter((line) => line.includes('implementation.recorded')).length,
})

describe.each([
  ['a server', serverHome],
  ['the embedded database', embeddedHome],
] as const)('kill -9 in the middle of a chunk on %s', (_, makeHome) => {
  it('leaves all of it or nothing, and the chunk sent again is applied once', async () => {
    const home = await makeHome()
    const first = await startHub(home)
    const key = await keyOn(first.url)
    const answered = push(first.url, key).then(
      () => true,
      () => false,
    )
    await atWork(home)
    await first.end('SIGKILL')

    const hub = await startHub(home)
    const left = counts(await exportOf(hub.url))
    const whole = { items: count, implementations: count }
    expect(left).toBeOneOf((await answered) ? [whole] : [whole, { items: 0, implementations: 0 }])
    const again = await push(hub.url, key)
    expect(again).toMatchObject({ lines: count, summary: { received: count, created: count, chunk: 1 } })
    expect(await push(hub.url, key)).toMatchObject({ summary: { repeatedRequest: true, created: count } })
    const lines = await exportOf(hub.url)
    expect(counts(lines)).toEqual(whole)
    expect(await verdictOn(lines)).toMatchObject({ intact: true })
    await hub.end('SIGKILL')
  }, 120_000)
})
