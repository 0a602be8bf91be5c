import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { backFilled, card, draft, given, licence, register } from '../support/batch.ts'
import { coordinatorOf, secretariat } from '../support/callers.ts'
import { makeCluster, must, ulanqab } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
const ask = openDoor(hub)
await makeCluster(hub)
await makeCluster(hub, 'east', [ulanqab])
await register(hub, given({ ...card, localCode: 'E-1' }), { cluster: 'east' })
await draft(hub, licence)
await backFilled(hub, { ordinal: 2, title: '第二批' }, { ...card, localCode: 'H-1' }, { ...licence, code: 'H-2' })
must(await matchItem(hub, secretariat, { cluster: 'hbew', decisions: [{ item: 'H-2', sameAs: licence.code }] }))

const ofEast = coordinatorOf('150900', 'east')
const ofHbew = coordinatorOf('150100', 'hbew')
const codesOfCard = async (caller = anonymous) =>
  (await ask(`{ serviceItem(code: "${card.code}") { otherCodes { code } } }`, {}, caller)).data.serviceItem.otherCodes
const find = async (code: string, inner: string, caller = anonymous) =>
  (await ask(`{ serviceItem(code: "${code}") { ${inner} } }`, {}, caller)).data.serviceItem

describe('an item that one cluster published and another drafts', () => {
  it('shows the local codes of the draft to those of its cluster only', async () => {
    expect(await codesOfCard()).toEqual([{ code: 'H-1' }])
    expect(await codesOfCard(ofHbew)).toEqual([{ code: 'H-1' }])
    expect(await codesOfCard(ofEast)).toEqual([{ code: 'E-1' }, { code: 'H-1' }])
  })

  it('is found by them only by those of its cluster', async () => {
    expect(await find('E-1', 'code')).toBeNull()
    expect(await find('E-1', 'code', ofEast)).toEqual({ code: card.code })
    expect(await find('H-1', 'code')).toEqual({ code: card.code })
  })
})

describe('a published item that became one of a draft', () => {
  it('does not say which to strangers', async () => {
    expect(await find('H-2', 'state lineage { successor }')).toEqual({ state: 'MERGED', lineage: [] })
    expect(await find('H-2', 'lineage { successor }', ofHbew)).toEqual({ lineage: [{ successor: licence.code }] })
  })
})
