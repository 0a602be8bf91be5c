import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { issueKey } from '../../src/access/issue-key.ts'
import { revokeKey } from '../../src/access/revoke-key.ts'
import { anonymous } from '../../src/base/caller.ts'
import { done } from '../../src/base/outcome.ts'
import { write } from '../../src/changes/write.ts'
import { openPg } from '../../src/db/open-pg.ts'
import { changeBell, changesChannel } from '../../src/feed/change-bell.ts'
import { hearChanges } from '../../src/feed/hear-changes.ts'
import type { Hub } from '../../src/hub.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase, openTestPglite } from '../support/database.ts'
import { entriesOf, pageOf } from '../support/feed.ts'
import { hubAt } from '../support/hub.ts'
import { key, serverHome, startHub } from '../support/hub-process.ts'
import { serveHub } from '../support/served-hub.ts'
import { subscribe } from '../support/sse.ts'

const noon = '2026-11-22T04:00:00.000Z'
const query = 'subscription { changesRecorded(cluster: "hbew") { entries { number subject } nextCursor hasMore } }'
const resuming = (cursor: string) => query.replace('"hbew"', `"hbew", after: "${cursor}"`)

const note = (hub: Hub, subject: string, isPublic = true) =>
  write(hub, secretariat, 'note', async (_, log) => {
    await log.record({ kind: 'test.noted', subject, cluster: 'hbew', isPublic, state: {} })
    return done(null)
  })

/** Two hosts, each with a pool of its own on one database. */
const twoHosts = async () => {
  const first = await openTestDatabase()
  const second = await openPg(first.url)
  const hubOn = (open: typeof second) => ({
    ...hubAt(open.db, noon),
    onChanges: changeBell((onNotice) => open.listen(changesChannel, onNotice)),
  })
  const writer = hubOn(first)
  const reader = hubOn(second)
  await makeCluster(writer)
  return { writer, reader, first, second }
}

describe('waiting for a change', () => {
  it('is answered as soon as one comes that is to be seen, on whichever host it was written', async () => {
    const { writer, reader, second } = await twoHosts()
    const input = { cluster: 'hbew', after: (await pageOf(writer)).nextCursor }
    const began = performance.now()
    const waiting = hearChanges(reader, anonymous, input, 20_000)
    await sleep(300)
    await note(writer, 'not public', false)
    await sleep(300)
    await note(writer, 'public')
    expect(entriesOf(must(await waiting)).map(({ subject }) => subject)).toEqual(['public'])
    expect(performance.now() - began).toBeLessThan(3000)
    await second.close()
  })

  it.each([
    ['a server', async () => openTestDatabase()],
    ['the embedded database', async () => openTestPglite()],
  ])('ends with what there is when the time is over, on %s', async (_, open) => {
    const { db, listen } = await open()
    const hub = { ...hubAt(db, noon), onChanges: changeBell((onNotice) => listen(changesChannel, onNotice)) }
    await makeCluster(hub)
    const input = { cluster: 'hbew', after: (await pageOf(hub)).nextCursor }
    await note(hub, 'not public', false)
    const page = must(await hearChanges(hub, anonymous, input, 300))
    expect([page.lines.map((line) => Object.keys(line)[0]), page.hasMore]).toEqual([['commit', 'withheld'], false])
    const waiting = hearChanges(hub, anonymous, input, 20_000)
    await note(hub, 'public')
    const began = performance.now()
    expect(entriesOf(must(await waiting)).map(({ subject }) => subject)).toEqual(['public'])
    expect(performance.now() - began).toBeLessThan(3000)
  })

  it('looks once a second where nothing can be listened to', async () => {
    const { db } = await openTestDatabase()
    const hub = hubAt(db, noon)
    await makeCluster(hub)
    const waiting = hearChanges(hub, anonymous, { cluster: 'hbew', after: (await pageOf(hub)).nextCursor }, 20_000)
    await note(hub, 'public')
    expect(entriesOf(must(await waiting))).toHaveLength(1)
  })
})

describe('subscribing to changes', () => {
  it('hears on one host what is written on another, and goes on where it left', async () => {
    const { writer, reader, second } = await twoHosts()
    const url = await serveHub(reader)
    const subscription = await subscribe(url, query)
    expect([subscription.status, subscription.type]).toEqual([200, 'text/event-stream'])
    const first = await subscription.next()
    expect(first).toMatchObject({ name: 'next', data: { data: { changesRecorded: { hasMore: false } } } })
    await note(writer, '1')
    const second1 = (await subscription.next())!.data.data.changesRecorded
    expect(second1.entries).toEqual([{ number: 4, subject: '1' }])
    subscription.leave()
    await note(writer, '2')
    const again = await subscribe(url, resuming(second1.nextCursor))
    expect((await again.next())!.data.data.changesRecorded.entries).toEqual([{ number: 5, subject: '2' }])
    again.leave()
    await second.close()
  })

  it('survives the loss of the connection that listens, and misses nothing', async () => {
    const { writer, reader, first, second } = await twoHosts()
    const subscription = await subscribe(await serveHub(reader), resuming((await pageOf(writer)).nextCursor))
    await sleep(300)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'hutong listener' and datname = current_database()`.execute(first.db)
    await note(writer, 'while nobody listened')
    expect((await subscription.next())!.data.data.changesRecorded.entries).toEqual([
      { number: 4, subject: 'while nobody listened' },
    ])
    subscription.leave()
    await second.close()
  })

  it('leaves nobody waiting when the client has gone', async () => {
    const { writer, second } = await twoHosts()
    let waiting = 0
    const url = await serveHub({
      ...writer,
      onChanges: () => {
        waiting += 1
        return () => {
          waiting -= 1
        }
      },
    })
    const subscription = await subscribe(url, query)
    await subscription.next()
    await vi.waitFor(() => expect(waiting).toBe(1))
    subscription.leave()
    await vi.waitFor(() => expect(waiting).toBe(0))
    await second.close()
  })

  it('is refused at once where the cursor has expired', async () => {
    const { reader, second } = await twoHosts()
    const expired = btoa(`9.${'ab'.repeat(32)}.c2`).replaceAll('=', '')
    const subscription = await subscribe(await serveHub(reader), resuming(expired))
    const told = await subscription.next()
    expect(told!.data.errors[0].extensions.code).toBe('CURSOR_EXPIRED')
    await second.close()
  })

  it('ends with a key that is revoked', async () => {
    const { writer, reader, second } = await twoHosts()
    const issued = must(await issueKey(writer, secretariat, { role: 'LEADER', cluster: 'hbew', holder: '领导' }))
    const headers = { authorization: `Bearer ${issued.secret}` }
    const subscription = await subscribe(await serveHub(reader), query, headers)
    await subscription.next()
    must(
      await revokeKey({ ...writer, now: () => new Date('2026-11-22T03:59:00Z') }, secretariat, {
        id: issued.accessKey.id,
        reason: '离任',
      }),
    )
    await note(writer, 'not for them', false)
    // What was under way is told; then the key is looked at again.
    const rest = []
    for (let told = await subscription.next(); told; told = await subscription.next()) rest.push(told)
    expect(rest.at(-1)).toMatchObject({ name: 'complete' })
    expect(rest.at(-2)!.data.errors[0].extensions.code).toBe('UNAUTHENTICATED')
    await second.close()
  })
})

describe('stopping a host while somebody listens', () => {
  it('ends the streams and the long polls, and exits at once', async () => {
    const hub = await startHub(await serverHome())
    const headers = { authorization: `Bearer ${key}` }
    const subscription = await subscribe(hub.url, query, headers)
    const { nextCursor } = (await subscription.next())!.data.data.changesRecorded
    const polling = fetch(`${hub.url}/sync/changes?cluster=hbew&after=${nextCursor}&wait=30`, { headers })
    await sleep(500)
    const began = performance.now()
    const code = hub.end('SIGTERM')
    expect((await polling).status).toBe(200)
    expect(await subscription.next()).toMatchObject({ name: 'complete' })
    expect(await code).toBe(0)
    expect(performance.now() - began).toBeLessThan(4000)
    expect(hub.said().err).not.toContain('"level":50')
  })
})
