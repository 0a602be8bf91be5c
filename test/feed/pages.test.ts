import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { done } from '../../src/base/outcome.ts'
import { write } from '../../src/changes/write.ts'
import { decodeFeedCursor } from '../../src/feed/feed-cursor.ts'
import { readChanges } from '../../src/feed/read-changes.ts'
import type { Hub } from '../../src/hub.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { secretariat } from '../support/callers.ts'
import { baotou, codesOf, makeCluster, must, ofHohhot, ordos } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase, openTestPglite } from '../support/database.ts'
import { commitsOf, entriesOf, faultOf, follow, inShort, pageOf } from '../support/feed.ts'
import { at, hubAt, inHub } from '../support/hub.ts'
import { entry, fourLive, fourMembers } from '../support/recognition.ts'

const now = '2026-03-02T01:00:00Z'
const faces = { 'a server': await openTestDatabase(), 'the embedded database': await openTestPglite() }
const { db } = faces['a server']

const note = (hub: Hub, count: number, isPublic = true) =>
  write(hub, secretariat, 'note', async (_, log) => {
    for (let i = 0; i < count; i += 1)
      await log.record({ kind: 'test.noted', subject: `${i}`, cluster: 'hbew', isPublic, state: { i } })
    return done(null)
  })

describe.each(Object.entries(faces))('following the feed on %s', (_, { db }) => {
  it('tells anybody every number, what is not public as hashes, so that the chain verifies', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const pages = await follow(hub, { first: 7 })
      expect(faultOf(pages)).toBeNull()
      expect(pages.every((page) => entriesOf(page).length <= 7)).toBe(true)
      expect(inShort(entriesOf(pages[0]!))).toEqual([
        'cluster.registered hbew',
        'membership.registered hbew/150100/2019-01-01',
        'membership.registered hbew/150200/2019-01-01',
        'membership.registered hbew/150600/2019-01-01',
        'membership.registered hbew/150900/2019-01-01',
        'batch.itemPublished hbew/1/152014001000',
        'batch.published hbew/1',
      ])
      expect(pages.flatMap(entriesOf).some(({ kind }) => kind === 'recognition.declared')).toBe(false)
    }))

  it('tells a member all of its cluster', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const pages = await follow(hub, {}, ofHohhot)
      expect(faultOf(pages)).toBeNull()
      expect(pages.flatMap(entriesOf)).toHaveLength(pages[0]!.head)
    }))
})

describe('a page', () => {
  it('says what it is: commit, state, version, and whether anything is withheld', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const before = await pageOf(hub)
      must(await recordImplementation(hub, ofHohhot, entry))
      const page = await pageOf(hub, { after: before.nextCursor })
      const [commit, recorded] = page.lines as [{ commit: object }, { entry: { content: string; hash: string } }]
      expect(commit).toMatchObject({
        commit: { firstNumber: 8, count: 1, verb: 'recordImplementation', actor: 'key:150100', algorithm: 'sha256' },
      })
      expect(recorded).toMatchObject({
        entry: {
          number: 8,
          kind: 'implementation.recorded',
          subject: '152014001000/150100',
          cluster: null,
          city: '150100',
          isTombstone: false,
          reason: null,
          successor: null,
          version: 1,
        },
      })
      expect(JSON.parse(recorded.entry.content).state.content.name).toBe('社会保障卡申领')
      expect([page.hasMore, page.head, page.after, page.upTo === page.nextCursor]).toEqual([
        false,
        8,
        before.nextCursor,
        true,
      ])
    }))

  it('cuts a large commit, and tells its header again where it goes on', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await note(hub, 1500)
      const pages = await follow(hub, { first: 1000 })
      expect(pages.map((page) => [entriesOf(page).length, commitsOf(page).at(-1)!.count])).toEqual([
        [1000, 1500],
        [503, 1500],
      ])
      expect(faultOf(pages)).toBeNull()
    }))

  it('walks five thousand numbers at most, and is empty where nothing of them is to be seen', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      await note(hub, 6000, false)
      const pages = await follow(hub)
      expect(pages.map((page) => [entriesOf(page).length, page.hasMore, decodeFeedCursor(page.upTo)!.number])).toEqual([
        [3, true, 5000],
        [0, false, 6003],
      ])
      expect(faultOf(pages)).toBeNull()
    }))

  it('holds only the kinds that are asked for, the others as hashes', () =>
    inHub(db, now, async (hub) => {
      await fourLive(hub)
      const pages = await follow(hub, { kinds: ['membership.registered'] })
      expect(inShort(pages.flatMap(entriesOf))).toEqual([
        'membership.registered hbew/150100/2019-01-01',
        'membership.registered hbew/150200/2019-01-01',
        'membership.registered hbew/150600/2019-01-01',
        'membership.registered hbew/150900/2019-01-01',
      ])
      expect(faultOf(pages)).toBeNull()
    }))

  it('is read by two statements', async () => {
    const open = await openTestDatabase()
    const hub = hubAt(open.db, now)
    await makeCluster(hub)
    await note(hub, 600)
    expect((await countStatements(open, () => pageOf(hub))).count).toBe(2)
  })
})

describe('whom the feed tells what', () => {
  it('tells nothing of other clusters, and of their cities', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await makeCluster(hub, 'sandbox', [{ code: '310100', name: '沙盒市' }])
      const pages = await follow(hub, {}, secretariat)
      expect(inShort(pages.flatMap(entriesOf)).filter((said) => said.includes('sandbox'))).toEqual([])
      expect(faultOf(pages)).toBeNull()
    }))
})

describe('a cursor', () => {
  it('that is none of ours is refused', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      expect(codesOf(await readChanges(hub, anonymous, { cluster: 'hbew', after: 'abc' }))).toEqual(['CURSOR_INVALID'])
    }))

  it('expires when the hub went on differently from an older state', async () => {
    const hub = hubAt((await openTestDatabase()).db, now)
    await makeCluster(hub)
    const lost = await inHub(hub.db, now, async (later) => {
      await note(later, 2)
      return pageOf(later)
    })
    await note(hub, 3)
    expect(codesOf(await readChanges(hub, anonymous, { cluster: 'hbew', after: lost.nextCursor }))).toEqual([
      'CURSOR_EXPIRED',
    ])
    // What lies before the parting leads on.
    const early = await pageOf(hub, { first: 3 })
    expect(entriesOf(await pageOf(hub, { after: early.nextCursor }))).toHaveLength(3)
  })

  it('expires when what it has still to read is older than the feed reaches back, and not while there is nothing', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const read = await pageOf(hub)
      const far = at(hub, '2030-01-01T00:00:00Z')
      expect((await pageOf(far, { after: read.nextCursor })).hasMore).toBe(false)
      await note(hub, 1)
      const old = { cluster: 'hbew', after: read.nextCursor }
      expect(codesOf(await readChanges(far, anonymous, old))).toEqual(['CURSOR_EXPIRED'])
      expect(codesOf(await readChanges(far, anonymous, { cluster: 'hbew' }))).toEqual(['CURSOR_EXPIRED'])
      expect(codesOf(await readChanges({ ...far, feedWindowDays: 3000 }, anonymous, old))).toEqual([])
    }))

  it('expires when a city joins, whose earlier entries were passed by', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', [baotou])
      const read = await pageOf(hub)
      const joining = { cluster: 'hbew', city: ordos, role: 'MEMBER' as const, validFrom: '2026-01-01' }
      must(await registerMembership(hub, secretariat, joining))
      expect(codesOf(await readChanges(hub, anonymous, { cluster: 'hbew', after: read.nextCursor }))).toEqual([
        'CURSOR_EXPIRED',
      ])
    }))

  it('of somebody who saw less expires for somebody who sees more', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const { nextCursor: after } = await pageOf(hub)
      expect(codesOf(await readChanges(hub, ofHohhot, { cluster: 'hbew', after }))).toEqual(['CURSOR_EXPIRED'])
    }))
})
