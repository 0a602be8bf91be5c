import { describe, expect, it } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { abandonItemBatch } from '../../src/recognition/abandon-item-batch.ts'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { objectToItem } from '../../src/recognition/object-to-item.ts'
import { openConsultation } from '../../src/recognition/open-consultation.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { backFilled, card, given, licence, nameless, pension, register } from '../support/batch.ts'
import {
  auditorOf,
  coordinatorOf,
  leaderOf,
  operatorOf,
  partnerOf,
  secretariat,
  secretariatOf,
} from '../support/callers.ts'
import { makeCluster, must, ofBaotou, ofHohhot, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
const ask = openDoor(hub)

// hbew: batch 1 published, 2 out for consultation, 3 a draft with a codeless item, 4 abandoned; prd: its draft 1.
const seed = async (on: Hub) => {
  await makeCluster(on)
  await makeCluster(on, 'prd', [{ code: '440300', name: '深圳市' }])
  const observing = { cluster: 'hbew', city: ordos, role: 'OBSERVER' as const, validFrom: '2025-01-01' }
  must(await registerMembership(on, secretariat, observing))
  await backFilled(on, {}, card, pension)
  must(await register(on, given(licence), { ordinal: 2, title: '第二批' }))
  must(await openConsultation(on, secretariat, { cluster: 'hbew', ordinal: 2, deadline: '2026-03-16' }))
  must(await confirmItemBatch(on, ofHohhot, { cluster: 'hbew', ordinal: 2 }))
  const objection = { cluster: 'hbew', ordinal: 2, item: licence.code, reason: '层级不一致' }
  must(await objectToItem(on, ofBaotou, objection))
  const waiting = { ...nameless, name: '社会保障卡申请', code: 'SB-1' }
  must(await register(on, given(waiting, card), { ordinal: 3, title: '第三批' }))
  must(await register(on, given({ ...licence, code: '150131009000' }), { ordinal: 4, title: '第四批' }))
  must(await abandonItemBatch(on, secretariat, { cluster: 'hbew', ordinal: 4, reason: '并入第五批' }))
  const ofDelta = { ...licence, name: '港口经营许可', code: '440131003000' }
  must(await register(on, given(ofDelta), { cluster: 'prd' }))
}
await seed(hub)

const seesDrafts: [string, Caller][] = [
  ['the hub’s secretariat', secretariat],
  ['the cluster’s secretariat', secretariatOf('hbew')],
  ['its leader', leaderOf('hbew')],
  ['its auditor', auditorOf('hbew')],
  ['a coordinator of a member', ofHohhot],
  ['an operator of a member', operatorOf('150100', 'hbew')],
  ['a partner system of a member', partnerOf('150100', 'hbew')],
]
const seesPublished: [string, Caller][] = [
  ['anybody', anonymous],
  ['another cluster’s secretariat', secretariatOf('prd')],
  ['another cluster’s coordinator', coordinatorOf('440300', 'prd')],
  ['another cluster’s leader', leaderOf('prd')],
]

const ordinals = '{ itemBatches(cluster: "hbew") { ordinal } }'
const drafted = '{ itemBatch(cluster: "hbew", ordinal: 2) { state consultations { round } } }'
const codes = '{ serviceItems(cluster: "hbew") { totalCount nodes { code } } }'
const oneDrafted = '{ serviceItem(code: "150131003000") { name } }'
const batchesOfCard = '{ serviceItem(code: "152014001000") { batches { ordinal } } }'

describe.each(seesDrafts)('reading as %s', (_, caller) => {
  it('shows batches, items and consultations of drafts too', async () => {
    expect((await ask(ordinals, {}, caller)).data.itemBatches).toEqual([{ ordinal: 1 }, { ordinal: 2 }, { ordinal: 3 }])
    expect((await ask(drafted, {}, caller)).data.itemBatch).toEqual({
      state: 'OUT_FOR_CONSULTATION',
      consultations: [{ round: 1 }],
    })
    expect((await ask(codes, {}, caller)).data.serviceItems.totalCount).toBe(4)
    expect((await ask(oneDrafted, {}, caller)).data.serviceItem).toEqual({ name: '食品经营许可' })
    expect((await ask(batchesOfCard, {}, caller)).data.serviceItem.batches).toEqual([{ ordinal: 1 }, { ordinal: 3 }])
  })
})

describe.each(seesPublished)('reading as %s', (_, caller) => {
  it('shows what is published, and nothing else', async () => {
    expect((await ask(ordinals, {}, caller)).data.itemBatches).toEqual([{ ordinal: 1 }])
    expect((await ask(drafted, {}, caller)).data.itemBatch).toBeNull()
    expect((await ask(codes, {}, caller)).data.serviceItems).toEqual({
      totalCount: 2,
      nodes: [{ code: '152014001000' }, { code: '152014002000' }],
    })
    expect((await ask(oneDrafted, {}, caller)).data.serviceItem).toBeNull()
    expect((await ask(batchesOfCard, {}, caller)).data.serviceItem.batches).toEqual([{ ordinal: 1 }])
  })

  it('does not find drafts by their state either', async () => {
    const byState = '{ itemBatches(cluster: "hbew", state: DRAFTED) { ordinal } }'
    expect((await ask(byState, {}, caller)).data.itemBatches).toEqual([])
  })

  it('shows no consultation of a published batch', async () => {
    const of1 = '{ itemBatch(cluster: "hbew", ordinal: 1) { consultations { round } } }'
    expect((await ask(of1, {}, caller)).data.itemBatch).toEqual({ consultations: [] })
  })

  it('shows no local code of a draft, and finds nothing by it', async () => {
    expect((await ask('{ serviceItem(code: "SB-1") { name } }', {}, caller)).data.serviceItem).toBeNull()
  })
})

describe('the query unmatchedItems', () => {
  const unmatched = `{ unmatchedItems(cluster: "hbew") {
    nodes { item { name otherCodes { code scheme cluster } } candidates { item { code } sameDepartment similarity } }
    pageInfo { hasNextPage } } }`

  it('answers the items that wait with their candidates', async () => {
    expect((await ask(unmatched, {}, ofHohhot)).data.unmatchedItems).toEqual({
      nodes: [
        {
          item: { name: '社会保障卡申请', otherCodes: [{ code: 'SB-1', scheme: 'LOCAL', cluster: 'hbew' }] },
          candidates: [{ item: { code: '152014001000' }, sameDepartment: false, similarity: expect.closeTo(10 / 14) }],
        },
      ],
      pageInfo: { hasNextPage: false },
    })
  })

  it.each<[string, Caller, string]>([
    ['strangers', anonymous, 'UNAUTHENTICATED'],
    ['operators', operatorOf('150100', 'hbew'), 'FORBIDDEN'],
    ['partner systems', partnerOf('150100', 'hbew'), 'FORBIDDEN'],
    ['another cluster’s secretariat', secretariatOf('prd'), 'FORBIDDEN'],
    ['another cluster’s coordinator', coordinatorOf('440300', 'prd'), 'FORBIDDEN'],
  ])('is not for %s', async (_, caller, code) => {
    expect(errorCodes(await ask(unmatched, {}, caller))).toEqual([code])
  })

  it.each([
    ['none at a time', 'first: 0'],
    ['101 at a time', 'first: 101'],
    ['a cursor of another list', 'after: "WzEsMl0="'],
    ['no cursor at all', 'after: "?"'],
  ])('refuses %s', async (_, page) => {
    const question = `{ unmatchedItems(cluster: "hbew", ${page}) { nodes { item { code } } } }`
    const refused = await ask(question, {}, secretariat)
    expect([errorCodes(refused), refused.status]).toEqual([['BAD_REQUEST'], 400])
  })
})

describe('the queries clusters and cluster', () => {
  it('are for everybody', async () => {
    expect((await ask('{ clusters { code } }')).data.clusters).toEqual([{ code: 'hbew' }, { code: 'prd' }])
    expect((await ask('{ cluster(code: "hbew") { name isSample } }')).data.cluster).toEqual({
      name: 'hbew 城市群',
      isSample: false,
    })
    expect((await ask('{ cluster(code: "nowhere") { name } }')).data.cluster).toBeNull()
  })

  it('show the memberships of a day', async () => {
    const on = (day: string) => `{ cluster(code: "hbew") { memberships(asOf: "${day}") { city { code } role } } }`
    expect((await ask(on('2024-12-31'))).data.cluster.memberships).toEqual([
      { city: { code: '150100' }, role: 'MEMBER' },
      { city: { code: '150200' }, role: 'MEMBER' },
    ])
    expect((await ask(on('2025-01-01'))).data.cluster.memberships).toHaveLength(3)
    expect(errorCodes(await ask(on('2023-02-30')))).toEqual(['BAD_REQUEST'])
  })
})

describe('the queries itemBatches and itemBatch', () => {
  it('leave out what was not published on the day, and what was not known at the time', async () => {
    const question = (narrowed: string) => `{ itemBatches(cluster: "hbew", ${narrowed}) { ordinal } }`
    const asked = async (narrowed: string) => (await ask(question(narrowed), {}, secretariat)).data.itemBatches
    expect(await asked('asOf: "2021-05-31"')).toEqual([])
    expect(await asked('asOf: "2021-06-01"')).toEqual([{ ordinal: 1 }])
    expect(await asked('knownAt: "2021-06-01T00:00:00Z"')).toEqual([])
    expect(await asked('knownAt: "2100-01-01T00:00:00Z"')).toEqual([{ ordinal: 1 }])
  })

  it('know a publication at the very instant at which it was recorded', async () => {
    const recorded = '{ itemBatch(cluster: "hbew", ordinal: 1) { publicationRecordedAt isBackFilled publishedOn } }'
    const { itemBatch } = (await ask(recorded)).data
    expect(itemBatch).toMatchObject({ isBackFilled: true, publishedOn: '2021-06-01' })
    const known = 'query ($at: DateTime) { itemBatches(cluster: "hbew", knownAt: $at) { ordinal } }'
    expect((await ask(known, { at: itemBatch.publicationRecordedAt })).data.itemBatches).toEqual([{ ordinal: 1 }])
  })

  it('find an abandoned batch by its state only', async () => {
    const abandoned = '{ itemBatches(cluster: "hbew", state: ABANDONED) { ordinal title } }'
    expect((await ask(abandoned, {}, secretariat)).data.itemBatches).toEqual([{ ordinal: 4, title: '第四批' }])
    const gone = '{ itemBatch(cluster: "hbew", ordinal: 4) { title } }'
    expect((await ask(gone, {}, secretariat)).data.itemBatch).toBeNull()
  })

  it('answer the list in pages', async () => {
    const page = `query ($after: String) { itemBatch(cluster: "hbew", ordinal: 1) {
      items(first: 1, after: $after) { nodes { position name } pageInfo { hasNextPage endCursor } } } }`
    const first = (await ask(page)).data.itemBatch.items
    expect([first.nodes, first.pageInfo.hasNextPage]).toEqual([[{ position: 1, name: '社会保障卡申领' }], true])
    const second = (await ask(page, { after: first.pageInfo.endCursor })).data.itemBatch.items
    expect([second.nodes, second.pageInfo.hasNextPage]).toEqual([[{ position: 2, name: '养老保险关系转移' }], false])
  })

  it('show what was said in a round', async () => {
    const said = `{ itemBatch(cluster: "hbew", ordinal: 2) { consultations { round openedOn deadline
      answers { city { code } manner confirmedOn } objections { city { name } item { code } reason raisedOn withdrawnOn } } } }`
    expect((await ask(said, {}, ofHohhot)).data.itemBatch.consultations).toEqual([
      {
        round: 1,
        openedOn: '2026-03-02',
        deadline: '2026-03-16',
        answers: [
          { city: { code: '150100' }, manner: 'STATED', confirmedOn: '2026-03-02' },
          { city: { code: '150200' }, manner: null, confirmedOn: null },
        ],
        objections: [
          {
            city: { name: '包头市' },
            item: { code: '150131003000' },
            reason: '层级不一致',
            raisedOn: '2026-03-02',
            withdrawnOn: null,
          },
        ],
      },
    ])
  })

  it('answer nothing of a cluster that does not exist', async () => {
    expect((await ask('{ itemBatches(cluster: "nowhere") { ordinal } }')).data.itemBatches).toEqual([])
  })
})
