import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { collectRows, HutongClient, type KnownRow } from '../../src/client/index.ts'
import { reconcileRows } from '../../src/feed/reconcile-rows.ts'
import type { Reconciliation } from '../../src/feed/reconciliation.ts'
import { coordinatorOf, secretariat } from '../support/callers.ts'
import { codesOf, makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn, keyOf } from '../support/doors.ts'
import { copyOf, follow } from '../support/feed.ts'
import { hubAt } from '../support/hub.ts'
import { baotouPush, pushed, rowOf } from '../support/pushing.ts'
import { serveHub } from '../support/served-hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
const url = await serveHub(hub)
const { app } = doorsOn(db)
const city = '150200'
const source = baotouPush.source
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const codeOf = (i: number) => `15201400${String(9000 + i)}`
const rows = Array.from({ length: 700 }, (_, i) => rowOf(`BT-${String(i).padStart(4, '0')}`, codeOf(i)))
const cancelled = { ...rows[5]!, version: 2, operation: 'CANCEL' }

let secret: string
beforeAll(async () => {
  await makeCluster(hub)
  await makeCluster(hub, 'prd', [{ code: '440300', name: '深圳市' }])
  await pushed(hub, rows)
  await pushed(hub, [cancelled])
  secret = (await keyOf(db, 'PARTNER', { city })).authorization.slice('Bearer '.length)
})

const known = (here: readonly KnownRow[]) => {
  const collected = collectRows()
  for (const one of here) collected.add(one)
  return collected.end()
}

/** Everything the hub has of a city, told as rows by as many questions as it takes. */
const allRows = async (more: { source?: string; cluster?: string }, caller = coordinatorOf(city, 'hbew')) => {
  const found: KnownRow[] = []
  for (let after: string | null = null; ; ) {
    const part: Reconciliation = must(
      await reconcileRows(hub, caller, { ...more, city, after, before: null, parts: 4 }),
    )
    if (part.rows) return [...found, ...(part.rows as KnownRow[])]
    const range = part.ranges![0]
    const inner = must(await reconcileRows(hub, caller, { ...more, city, after, before: range!.upTo }))
    expect([inner.count, inner.checksum]).toEqual([range!.count, range!.checksum])
    found.push(...(inner.rows as KnownRow[]))
    after = range!.upTo
  }
}

describe('reconciling what a source pushed', () => {
  it('tells of each range how many rows it has and their checksum, down to the rows', async () => {
    const whole = must(await reconcileRows(hub, coordinatorOf(city, 'hbew'), { city, source }))
    const all = await allRows({ source })
    expect([whole.count, whole.rows, whole.ranges!.length, all.length]).toEqual([700, null, 16, 700])
    expect(whole.checksum).toBe(sha256(all.map(({ key, version, hash }) => `${key}\t${version}\t${hash}\n`).join('')))
    expect(whole.ranges![0]).toMatchObject({ after: null, upTo: 'BT-0043', count: 44 })
    expect(whole.ranges![1]).toMatchObject({ after: 'BT-0043', upTo: 'BT-0087', count: 44 })
    expect(all[5]).toMatchObject({ key: 'BT-0005', version: 2 })
  })

  it('lets the client find what differs in a few calls', async () => {
    const all = await allRows({ source })
    const here = [...all.filter(({ key }) => key !== 'BT-0300'), { key: 'BT-9999', version: 1, hash: sha256('') }]
    const found = await new HutongClient({ url, key: secret }).reconcilePushed(known(here), { city, source })
    expect(found.differences.map(({ key, here, hub }) => [key, here?.version ?? null, hub?.version ?? null])).toEqual([
      ['BT-0300', null, 1],
      ['BT-9999', 1, null],
    ])
    expect(found.calls).toBeLessThan(5)
  })

  it('is for its own city and whoever steers its clusters', async () => {
    const asked = { city, source }
    expect(codesOf(await reconcileRows(hub, anonymous, asked))).toEqual(['UNAUTHENTICATED'])
    expect(codesOf(await reconcileRows(hub, coordinatorOf('440300', 'prd'), asked))).toEqual(['FORBIDDEN'])
    expect(codesOf(await reconcileRows(hub, secretariat, { city, source: 'nowhere' }))).toEqual(['SOURCE_UNKNOWN'])
  })
})

describe('reconciling what the feed tells of a city', () => {
  it('tells anybody the very entries that a copy has, the cancelled left out', async () => {
    const copy = [...copyOf(await follow(hub, { kinds: ['implementation'], first: 1000 })).values()]
    expect(await allRows({}, anonymous)).toEqual(
      copy.map(({ subject, version, hash }) => ({ key: subject, version, hash })),
    )
    expect(copy).toHaveLength(699)
    expect(await allRows({ cluster: 'hbew' }, anonymous)).toHaveLength(699)
  })

  it('is empty of a city in whose cluster it is none of', async () => {
    const none = must(await reconcileRows(hub, anonymous, { city, cluster: 'prd' }))
    expect(none).toEqual({ count: 0, checksum: sha256(''), ranges: null, rows: [] })
  })
})

describe('GET /sync/reconcile', () => {
  it.each([
    ['?city=150200', 200],
    ['', 400],
    ['?city=150200&parts=0', 400],
    ['?city=999999', 404],
    ['?city=150200&cluster=nowhere', 404],
    ['?city=150200&source=baotou-zwfw', 401],
  ])('%s is answered %i', async (query, status) => {
    expect((await app.request(`/sync/reconcile${query}`)).status).toBe(status)
  })

  it('answers JSON to who may', async () => {
    const headers = { authorization: `Bearer ${secret}` }
    const answer = await app.request(`/sync/reconcile?city=${city}&source=${source}&before=BT-0001`, { headers })
    expect(await answer.json()).toMatchObject({
      count: 2,
      ranges: null,
      rows: [{ key: 'BT-0000' }, { key: 'BT-0001' }],
    })
  })
})
