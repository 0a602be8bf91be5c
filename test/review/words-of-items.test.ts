import { describe, expect, it } from 'vitest'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { publishItemBatch } from '../../src/recognition/publish-item-batch.ts'
import { backFilled, batch1, card, consulted, draft, given, register } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must, ofBaotou, ofHohhot, ulanqab } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt, inHub } from '../support/hub.ts'

const { db } = await openTestDatabase()
const instant = '2026-03-02T01:00:00Z'
await makeCluster(hubAt(db, instant))
await makeCluster(hubAt(db, instant), 'east', [ulanqab])

const corrected = { ...card, name: '社会保障卡补领', kind: '行政确认', granularity: '子项', department: '社保局' }
const words = async (hub: ReturnType<typeof hubAt>) =>
  (
    await openDoor(hub)(
      `{ serviceItem(code: "${card.code}") { name kind granularity department }
         serviceItems(cluster: "hbew", filter: { kind: CONFIRMATION, text: "补领" }) { nodes { code } } }`,
      {},
      secretariat,
    )
  ).data
const ofCorrected = {
  serviceItem: { name: '社会保障卡补领', kind: 'CONFIRMATION', granularity: 'SUB_ITEM', department: '社保局' },
  serviceItems: { nodes: [{ code: card.code }] },
}
const ofCard = {
  serviceItem: { name: '社会保障卡申领', kind: 'PUBLIC_SERVICE', granularity: 'MAIN_ITEM', department: '人社局' },
  serviceItems: { nodes: [] },
}

describe('what the catalogue says of an item', () => {
  it('is put right with the draft that lists it, and found so', () =>
    inHub(db, instant, async (hub) => {
      await draft(hub, card)
      await draft(hub, corrected)
      expect(await words(hub)).toEqual(ofCorrected)
    }))

  it('keeps what a later row does not say', () =>
    inHub(db, instant, async (hub) => {
      await draft(hub, card)
      await draft(hub, { name: card.name, code: card.code })
      expect(await words(hub)).toEqual(ofCard)
    }))

  it('is what the first published list says, whatever a draft elsewhere said before or after', () =>
    inHub(db, instant, async (hub) => {
      await consulted(hub, '2026-12-31', card)
      must(await register(hub, given(corrected), { cluster: 'east' }))
      must(await confirmItemBatch(hub, ofHohhot, batch1))
      must(await confirmItemBatch(hub, ofBaotou, batch1))
      must(await publishItemBatch(hub, secretariat, batch1))
      expect(await words(hub)).toEqual(ofCard)
      must(await register(hub, given(corrected), { cluster: 'east', title: '另一批', ordinal: 2 }))
      expect(await words(hub)).toEqual(ofCard)
    }))

  it('is what a batch of past years says of an item that was a draft only', () =>
    inHub(db, instant, async (hub) => {
      must(await register(hub, given(card), { cluster: 'east' }))
      await backFilled(hub, {}, corrected)
      expect(await words(hub)).toEqual(ofCorrected)
    }))
})
