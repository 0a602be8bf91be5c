import { describe, expect, it } from 'vitest'
import { raiseAlerts } from '../../src/feed/raise-alerts.ts'
import { reconcileRows } from '../../src/feed/reconcile-rows.ts'
import type { Hub } from '../../src/hub.ts'
import { findPush } from '../../src/sync/find-push.ts'
import { listRejectedRows } from '../../src/sync/list-rejected-rows.ts'
import { retireSyncSource } from '../../src/sync/retire-source.ts'
import { coordinatorOf, operatorOf, partnerOf, secretariat, secretariatOf } from '../support/callers.ts'
import { codesOf, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { copyOf, follow } from '../support/feed.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { at, inHub } from '../support/hub.ts'
import { cardRow, ofBaotouSystem, pushed, rowOf, send } from '../support/pushing.ts'
import { fourMembers } from '../support/recognition.ts'
import { changesAfter, lastChange } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-11-27T01:00:00Z'
const source = 'baotou-zwfw'
const name = { city: '150200', source }
const input = { ...name, reason: '更换系统' }
const renumbered = { ...cardRow, rowId: 'NEW-1' }
const closing = rowOf('BT-2', '152014009000')

/** Two items brought, one of them cancelled; a refused row; a whole catalogue under way. */
const used = async (hub: Hub) => {
  await fourMembers(hub)
  await pushed(hub, [cardRow, closing])
  await pushed(hub, [
    { ...closing, version: 2, operation: 'CANCEL' },
    { ...rowOf('A', '152014011000'), version: 0 },
  ])
  must(await send(hub, [cardRow], { mode: 'WHOLE', push: 'whole-0001', chunk: 1 }))
}

describe('retiring a source', () => {
  it('lets go what it said, gives up what is under way, and says so once', () =>
    inHub(db, now, async (hub) => {
      await used(hub)
      const before = await lastChange(hub.db)
      const retired = { ...name, cluster: 'hbew', rows: 2, rejectedRows: 1, pushes: ['whole-0001'] }
      expect(must(await retireSyncSource(hub, ofBaotou, input))).toEqual(retired)
      const nothing = { ...name, cluster: 'hbew', rows: 0, rejectedRows: 0, pushes: [] }
      expect(must(await retireSyncSource(hub, ofBaotou, input))).toEqual(nothing)
      const changes = await changesAfter(hub.db, before)
      expect(changes.map(({ kind, subject, isPublic }) => [kind, subject, isPublic])).toEqual([
        ['source.retired', '150200/baotou-zwfw', false],
      ])
      expect(JSON.parse(changes[0]!.content).state).toEqual({ ...name, cluster: 'hbew', reason: '更换系统', rows: 2 })
      const push = must(await findPush(hub, ofBaotouSystem, { ...name, push: 'whole-0001' }))
      expect(push.push.state).toBe('ABANDONED')
      const waiting = must(await listRejectedRows(hub, ofBaotouSystem, name, { after: '', first: 10 }))
      expect(waiting.rows).toEqual([])
      expect(must(await reconcileRows(hub, ofBaotouSystem, name)).count).toBe(0)
    }))

  it.each([
    ['another source', { source: 'new-system' }],
    ['the same word again', {}],
  ])('lets %s bring the same items under other numbers', (_, more) =>
    inHub(db, now, async (hub) => {
      await used(hub)
      expect(await pushed(hub, [renumbered], more)).toEqual([['REJECTED', null, 'ITEM_OF_OTHER_ROW']])
      must(await retireSyncSource(hub, ofBaotou, input))
      const changed = { ...renumbered, content: { ...cardRow.content, hours: '全天' } }
      const again = { ...closing, rowId: 'NEW-2' }
      expect(await pushed(hub, [changed, again], more)).toEqual([
        ['UPDATED', '152014001000'],
        ['REJECTED', null, 'IMPLEMENTATION_STEP_NOT_ALLOWED'],
      ])
    }),
  )

  it('leaves the city’s implementations as they are, and takes the source out of copies until it pushes again', () =>
    inHub(db, now, async (hub) => {
      await used(hub)
      const kinds = ['implementation', 'source']
      const keys = async () => [...copyOf(await follow(hub, { kinds }, ofBaotouSystem)).keys()]
      const before = await keys()
      must(await retireSyncSource(hub, ofBaotou, input))
      expect(await keys()).toEqual(before.filter((key) => key !== 'source\t150200/baotou-zwfw'))
      await pushed(hub, [renumbered])
      expect(await keys()).toEqual(before)
    }))

  it('expects nothing of it any more', () =>
    inHub(db, now, async (hub) => {
      await used(hub)
      must(await retireSyncSource(hub, ofBaotou, input))
      const later = at(hub, '2026-12-24T01:00:00Z')
      expect(await raiseAlerts(later)).toEqual([])
      const partners = '{ partners(cluster: "hbew") { sources { source } } }'
      expect((await openDoor(later)(partners, {}, ofBaotou)).data.partners).toEqual([])
    }))

  it.each([
    ['its coordinator', ofBaotou, input, []],
    ['the cluster’s secretariat', secretariatOf('hbew'), input, []],
    ['the hub’s secretariat', secretariat, input, []],
    ['its partner system', ofBaotouSystem, input, ['FORBIDDEN']],
    ['its operator', operatorOf('150200', 'hbew'), input, ['FORBIDDEN']],
    ['another city’s coordinator', ofHohhot, input, ['FORBIDDEN']],
    ['another cluster’s secretariat', secretariatOf('prd'), input, ['SOURCE_UNKNOWN']],
    ['its coordinator without a reason', ofBaotou, { ...input, reason: ' ' }, ['TEXT_MISSING']],
    ['its coordinator, of none', ofBaotou, { ...input, source: 'none' }, ['SOURCE_UNKNOWN']],
    ['its coordinator, in a cluster not its own', ofBaotou, { ...input, cluster: 'prd' }, ['FORBIDDEN']],
  ] as const)('by %s', (_, caller, given, codes) =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [cardRow])
      expect(codesOf(await retireSyncSource(hub, caller, given))).toEqual(codes)
    }),
  )

  it('is a mutation: accepted, refused, forbidden', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [cardRow])
      const retire = `mutation ($input: RetireSyncSourceInput!) { retireSyncSource(input: $input) {
        retired { source rows pushes } problems { code } } }`
      const ask = openDoor(hub)
      expect(errorCodes(await ask(retire, { input }))).toEqual(['UNAUTHENTICATED'])
      expect(errorCodes(await ask(retire, { input }, partnerOf('150200', 'hbew')))).toEqual(['FORBIDDEN'])
      const none = { ...input, source: 'none' }
      expect((await ask(retire, { input: none }, ofBaotou)).data.retireSyncSource).toEqual({
        retired: null,
        problems: [{ code: 'SOURCE_UNKNOWN' }],
      })
      expect((await ask(retire, { input }, coordinatorOf('150200', 'hbew'))).data.retireSyncSource).toEqual({
        retired: { source, rows: 1, pushes: [] },
        problems: [],
      })
    }))
})
