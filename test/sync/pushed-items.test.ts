import { describe, expect, it } from 'vitest'
import { countItems, selectItemsByCode } from '../../src/catalogue/service-item.sql.ts'
import type { Hub } from '../../src/hub.ts'
import { listUnmatchedItems } from '../../src/recognition/list-unmatched-items.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { coordinatorOf, partnerOf, secretariat } from '../support/callers.ts'
import { makeCluster, must, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { pushed, rowOf } from '../support/pushing.ts'
import { fourMembers } from '../support/recognition.ts'
import { changesAfter, lastChange } from '../support/rows.ts'

const { db } = await openTestDatabase()
const now = '2026-11-27T01:00:00Z'
const local = rowOf('L-1', 'BT/人社/01', { name: '失业保险金申领' })
const hohhot = { source: 'hohhot-zwfw', city: '150100' }
const ofHohhotSystem = partnerOf('150100', 'hbew')

const waiting = async (hub: Hub, cluster = 'hbew') =>
  must(await listUnmatchedItems(hub, secretariat, { cluster, after: 0, first: 10 })).map(({ item, candidates }) => [
    item.name,
    candidates.length,
  ])

describe('pushing an item that is in no list', () => {
  it('has it matched in the cluster of its source and nowhere else, and leaves it out of public lists', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await makeCluster(hub, 'prd', [ordos])
      const [[outcome, item, ...codes]] = (await pushed(hub, [local])) as [string[]]
      expect([outcome, codes]).toEqual(['CREATED', ['NO_NATIONAL_CODE']])
      expect(await waiting(hub)).toEqual([['失业保险金申领', 0]])
      expect(await waiting(hub, 'prd')).toEqual([])
      expect(await countItems(hub.db, { cluster: 'hbew' }, null)).toBe(1)
      expect(await selectItemsByCode(hub.db, item!, null)).toEqual([])
    }))

  it('is a candidate, with its national code, of what another city of the cluster pushed without one', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [rowOf('N-1', '152014077000', { name: '失业保险金申领' })], hohhot, ofHohhotSystem)
      const [[, item]] = (await pushed(hub, [local])) as [string[]]
      expect(await waiting(hub)).toEqual([['失业保险金申领', 1]])
      const decisions = [{ item: item!, sameAs: '152014077000' }]
      must(await matchItem(hub, coordinatorOf('150200', 'hbew'), { cluster: 'hbew', decisions }))
      // The same row again, unchanged: what the item became gets the city's implementation too.
      expect(await pushed(hub, [local])).toEqual([['CREATED', '152014077000', 'NO_NATIONAL_CODE']])
      expect(await pushed(hub, [local])).toEqual([['UNCHANGED', '152014077000']])
    }))

  it('leaves the words of a known item as they are', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [rowOf('N-1', '152014077000', { name: '甲' })], hohhot, ofHohhotSystem)
      const before = await lastChange(hub.db)
      expect(await pushed(hub, [rowOf('B-1', '152014077000', { name: '乙' })])).toEqual([['CREATED', '152014077000']])
      expect((await changesAfter(hub.db, before)).map(({ kind }) => kind)).toEqual([
        'source.registered',
        'implementation.recorded',
      ])
    }))

  it('refuses a local code of another item of the cluster, and two rows that mean one item', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [rowOf('H-1', 'X-1', { name: '甲' })], hohhot, ofHohhotSystem)
      expect(await pushed(hub, [rowOf('B-1', 'X-1', { name: '乙' })])).toEqual([
        ['REJECTED', null, 'NO_NATIONAL_CODE', 'LOCAL_CODE_TAKEN'],
      ])
      expect(await pushed(hub, [local, { ...local, rowId: 'L-2' }])).toMatchObject([
        ['CREATED', expect.any(String), 'NO_NATIONAL_CODE'],
        ['REJECTED', null, 'NO_NATIONAL_CODE', 'ITEM_OF_OTHER_ROW'],
      ])
      const other = await pushed(hub, [{ ...local, rowId: 'L-3' }], { source: 'second' })
      expect(other).toEqual([['REJECTED', null, 'NO_NATIONAL_CODE', 'ITEM_OF_OTHER_ROW']])
    }))

  it('refuses a row that comes to mean another item, and takes one that is renamed', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      await pushed(hub, [local, rowOf('N-1', '152014077000')])
      const renamed = rowOf('L-1', 'BT/人社/01', { name: '失业金' }, 2)
      expect((await pushed(hub, [renamed]))[0]![0]).toBe('UPDATED')
      expect(await pushed(hub, [rowOf('N-1', '152014078000', {}, 3)])).toEqual([
        ['REJECTED', null, 'ROW_MEANS_OTHER_ITEM'],
      ])
    }))

  it('finds it by the hub’s number, as far as the cluster knows it', () =>
    inHub(db, now, async (hub) => {
      await fourMembers(hub)
      const [[, item]] = (await pushed(hub, [local])) as [string[]]
      expect(await pushed(hub, [rowOf('H-1', item!)], hohhot, ofHohhotSystem)).toEqual([['CREATED', item]])
      expect(await pushed(hub, [rowOf('B-9', 'HT0000999999')])).toEqual([['REJECTED', null, 'ITEM_UNKNOWN']])
    }))
})
