import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { secretariat } from '../support/callers.ts'
import { openDemo } from '../support/demo.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'

const { hub } = await openDemo('2026-03-02T01:00:00Z')
const ask = openDoor(hub)

const question = `query ($item: String!, $competent: String!, $accepting: String!) {
  canHandle(cluster: "hbew", item: $item, competentCity: $competent, acceptingCity: $accepting) {
    answer handles recognises mode explain { guard relation city { name } } } }`

const missing = (relation: string, guard: string, name: string) => ({ guard, relation, city: { name } })

describe('the demo', () => {
  it('has four published batches, one out for consultation and a draft', async () => {
    const { data } = await ask('{ itemBatches(cluster: "hbew") { ordinal itemCount publishedOn } }', {}, anonymous)
    expect(data.itemBatches).toEqual([
      { ordinal: 1, itemCount: 56, publishedOn: '2022-06-15' },
      { ordinal: 2, itemCount: 52, publishedOn: '2023-05-20' },
      { ordinal: 3, itemCount: 47, publishedOn: '2024-04-18' },
      { ordinal: 4, itemCount: 46, publishedOn: '2026-03-02' },
    ])
  })

  it.each([
    ['the same everywhere', '150199010001', '150100', '150200', 'YES', 'LIVE', 'LIVE', []],
    [
      'one that Ordos has entrusted nobody with',
      '150199010004',
      '150600',
      '150100',
      'PARTLY',
      'PLANNED',
      'LIVE',
      [missing('HANDLES', 'COMPETENT_CITY_DECLARES', '鄂尔多斯市')],
    ],
    [
      'one that Baotou suspended',
      '150199010006',
      '150200',
      '150100',
      'NO',
      'SUSPENDED',
      'SUSPENDED',
      [missing('HANDLES', 'NOT_SUSPENDED', '包头市'), missing('RECOGNISES', 'NOT_SUSPENDED', '包头市')],
    ],
    [
      'a pair that Ulanqab excepted',
      '150199010009',
      '150200',
      '150900',
      'PARTLY',
      'WITHDRAWN',
      'LIVE',
      [missing('HANDLES', 'NOT_EXCEPTED', '乌兰察布市')],
    ],
    [
      'one that Ulanqab has not come to',
      '150199040001',
      '150100',
      '150900',
      'NO',
      'PLANNED',
      'PLANNED',
      [
        missing('HANDLES', 'ACCEPTING_CITY_DECLARES', '乌兰察布市'),
        missing('HANDLES', 'COMPETENT_CITY_IMPLEMENTS', '呼和浩特市'),
        missing('HANDLES', 'ACCEPTING_CITY_IMPLEMENTS', '乌兰察布市'),
        missing('RECOGNISES', 'ACCEPTING_CITY_DECLARES', '乌兰察布市'),
        missing('RECOGNISES', 'COMPETENT_CITY_IMPLEMENTS', '呼和浩特市'),
      ],
    ],
  ])('answers %s', async (_, item, competent, accepting, answer, handles, recognises, explain) => {
    const { data } = await ask(question, { item, competent, accepting })
    expect(data.canHandle).toMatchObject({ answer, handles, recognises, explain })
  })

  it('has an item that is the same in all four cities, and one that is not', async () => {
    const { data } = await ask(`{
      a: itemDifferences(cluster: "hbew", item: "150199010001") { isSame }
      b: itemDifferences(cluster: "hbew", item: "150199010002") { isSame fields { changes { message } } } }`)
    expect(data.a).toEqual({ isSame: true })
    expect(data.b).toEqual({
      isSame: false,
      fields: [
        { changes: [{ message: '包头市将名称“社会保险关系转移接续办理”改为“社会保险关系转移接续”。' }] },
        { changes: [] },
        { changes: [] },
        { changes: [{ message: '包头市将承诺办结时限由“10 个工作日”改为“5 个工作日”。' }] },
        { changes: [] },
      ],
    })
  })

  it('counts four batches and 199 items, and the sum adds up', async () => {
    const { data } = await ask(
      `{ recognitionCount(cluster: "hbew") { batches items gross duplicates withdrawn isReconciled } }`,
    )
    expect(data.recognitionCount).toEqual({
      batches: 4,
      items: 199,
      gross: 201,
      duplicates: 1,
      withdrawn: 1,
      isReconciled: true,
    })
  })

  it('covers honestly: some items in all four cities, most in none yet', async () => {
    const { data } = await ask(
      '{ coverage(cluster: "hbew", batch: 1, first: 1) { cityCount itemCount items { item { name } } pageInfo { hasNextPage } } }',
    )
    expect(data.coverage).toMatchObject({ cityCount: 4, itemCount: 56, pageInfo: { hasNextPage: true } })
  })

  it('says what a suspension would change, to the secretariat', async () => {
    const asked = `{ impact(cluster: "hbew", item: "150199010001", city: "150100", state: SUSPENDED) {
      affected { before after } batches liveInAllBefore liveInAllAfter } }`
    const { impact } = (await ask(asked, {}, secretariat)).data
    expect(impact.affected).toHaveLength(12)
    expect(impact.batches).toEqual([1, 3])
    expect(impact.liveInAllBefore - impact.liveInAllAfter).toBe(1)
    expect(errorCodes(await ask(asked))).toEqual(['UNAUTHENTICATED'])
  })
})
