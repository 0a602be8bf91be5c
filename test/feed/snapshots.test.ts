import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { done } from '../../src/base/outcome.ts'
import { write } from '../../src/changes/write.ts'
import { takeManifest, takeSnapshot } from '../../src/feed/take-snapshot.ts'
import type { Hub } from '../../src/hub.ts'
import { secretariat } from '../support/callers.ts'
import { codesOf, makeCluster, must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn } from '../support/doors.ts'
import { copyOf, follow, snapshotOf } from '../support/feed.ts'
import { hubAt, inHub } from '../support/hub.ts'
import { fourLive } from '../support/recognition.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'

const note = (hub: Hub, count: number, round: number) =>
  write(hub, secretariat, 'note', async (_, log) => {
    for (let i = 0; i < count; i += 1)
      await log.record({ kind: 'test.noted', subject: `${i}`, cluster: 'hbew', isPublic: true, state: { round } })
    return done(null)
  })

describe('a snapshot', () => {
  it('tells what it is of, then the state of everything that is to be seen, then its counts', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const { head, end, keys } = await snapshotOf(hub)
      expect(head).toMatchObject({
        takenAt: '2026-03-02T01:00:00.000Z',
        cluster: 'hbew',
        kinds: null,
        cadence: 'ON_REQUEST',
      })
      expect(end).toMatchObject({
        count: 35,
        counts: { batch: 1, batchItem: 1, cluster: 1, implementation: 4, membership: 4, recognition: 24 },
        cursor: head.cursor,
      })
      expect(keys.slice(0, 4)).toEqual([
        'batch\thbew/1',
        'batchItem\thbew/1/152014001000',
        'cluster\thbew',
        'implementation\t152014001000/150100',
      ])
      expect(await takeManifest(hub, anonymous, { cluster: 'hbew' })).toEqual(done({ ...head, ...end }))
    }))

  it('holds to a member what is not public, too', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      expect((await snapshotOf(hub, {}, ofHohhot)).end.counts).toEqual({
        batch: 1,
        batchItem: 1,
        cluster: 1,
        declaration: 16,
        implementation: 4,
        membership: 4,
        recognition: 24,
      })
    }))

  it('of more things than a page, each with several states, has the last of each', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await note(hub, 2600, 1)
      await note(hub, 2600, 2)
      const at = (await snapshotOf(hub)).cursor
      await note(hub, 100, 3)
      const { entries, end } = await snapshotOf(hub)
      expect(end.counts).toEqual({ cluster: 1, membership: 2, test: 2600 })
      expect([...copyOf([], entries)]).toEqual([...copyOf(await follow(hub, { first: 1000 }))])
      expect((await snapshotOf(hub, { at })).entries.filter(({ content }) => content.includes('"round":3'))).toEqual([])
    }))

  it('that has begun is not touched by what is written meanwhile', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await note(hub, 2600, 1)
      const lines = must(await takeSnapshot(hub, anonymous, { cluster: 'hbew' }))
      await lines.next()
      await lines.next()
      await note(hub, 2600, 2)
      let later = 0
      for await (const line of lines) if ('entry' in line && line.entry.content.includes('"round":2')) later += 1
      expect(later).toBe(0)
    }))

  it.each([
    ['an unknown cluster', { cluster: 'nowhere' }, ['CLUSTER_UNKNOWN']],
    ['a cursor that is none', { cluster: 'hbew', at: '?' }, ['CURSOR_INVALID']],
    [
      'a place that never was',
      { cluster: 'hbew', at: btoa(`9.${'ab'.repeat(32)}.`).replace(/=+$/, '') },
      ['CURSOR_EXPIRED'],
    ],
  ])('refuses %s', (_, input, codes) =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(codesOf(await takeSnapshot(hub, anonymous, input))).toEqual(codes)
    }),
  )
})

describe('GET /sync/snapshot', async () => {
  const open = await openTestDatabase()
  await makeCluster(hubAt(open.db, now))
  const { app } = doorsOn(open.db)

  it('answers lines, and its manifest JSON', async () => {
    const answer = await app.request('/sync/snapshot?cluster=hbew&kinds=membership')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8'])
    const lines = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map((line) => Object.keys(line)[0])).toEqual(['snapshot', 'entry', 'entry', 'end'])
    const manifest = await app.request('/sync/snapshot/manifest?cluster=hbew&kinds=membership')
    expect(await manifest.json()).toEqual({ manifest: { ...lines[0].snapshot, ...lines[3].end } })
  })

  it.each([
    ['/sync/snapshot', 400],
    ['/sync/snapshot?cluster=nowhere', 404],
    ['/sync/snapshot/manifest?cluster=hbew&at=abc', 400],
    ['/sync/snapshot?cluster=hbew&first=3', 400],
  ])('%s is refused %i', async (path, status) => {
    expect((await app.request(path)).status).toBe(status)
  })

  it('is refused to a key that opens nothing', async () => {
    const headers = { authorization: 'Bearer nobody' }
    expect((await app.request('/sync/snapshot?cluster=hbew', { headers })).status).toBe(401)
  })
})
