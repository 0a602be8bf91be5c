import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/recognition/differences.ts'
import { itemDifferences } from '../../src/recognition/item-differences.ts'
import { type ComparedItem, comparePairs, openShares } from '../../src/recognition/same-share.ts'
import { allRecognised, among, type Otherwise } from '../support/comparison.ts'

const counted = (...items: readonly ComparedItem[]) => {
  const { add, shares } = openShares()
  for (const item of items) add(item)
  return shares()
}
const item = (department: string | null, ordinals: readonly number[], ...changes: Otherwise[]): ComparedItem => ({
  comparison: among(...changes),
  department,
  ordinals,
})
const renamed = { name: '社保卡申领' }

describe('counting what is the same', () => {
  it('compares every two cities', () => {
    const comparison = among({}, renamed, {})
    const results = allRecognised.filter(({ accepting }) => accepting !== '150600')
    expect(comparePairs(comparison)).toEqual([
      { cities: ['150100', '150200'], isSame: false },
      { cities: ['150100', '150600'], isSame: true },
      { cities: ['150200', '150600'], isSame: false },
    ])
    expect(comparePairs({ ...comparison, results })[1]).toEqual({ cities: ['150100', '150600'], isSame: false })
  })

  it('shares it out by pair, by department and by each batch that an item stands in', () => {
    const items = [
      item('人社局', [10, 2], {}, {}, {}),
      item('人社局', [2], {}, renamed, {}),
      item(null, [2], {}, null, {}),
      item('公安局', [], {}, {}, {}),
    ]
    expect(counted(...items)).toEqual({
      total: { key: null, same: 2, compared: 4, share: 0.5 },
      byPair: [
        { key: '150100-150200', same: 2, compared: 4, share: 0.5 },
        { key: '150100-150600', same: 4, compared: 4, share: 1 },
        { key: '150200-150600', same: 2, compared: 4, share: 0.5 },
      ],
      byDepartment: [
        { key: '人社局', same: 1, compared: 2, share: 0.5 },
        { key: '公安局', same: 1, compared: 1, share: 1 },
        { key: null, same: 0, compared: 1, share: 0 },
      ],
      byBatch: [
        { key: '2', same: 1, compared: 3, share: 1 / 3 },
        { key: '10', same: 1, compared: 1, share: 1 },
      ],
    })
  })

  it.each([
    ['nothing', []],
    ['a single city', [item('人社局', [1], {})]],
    ['no city', [item('人社局', [1])]],
  ])('has no share of %s', (_, items) => {
    const total = { key: null, same: 0, compared: 0, share: null }
    expect(counted(...items)).toEqual({ total, byPair: [], byDepartment: [], byBatch: [] })
  })
})

// Writings that mean the same, and some that do not.
const material = fc.record({
  name: fc.constantFrom('申请表', ' 申请表（原件） ', '申请表(原件)', '居民身份证'),
  necessity: fc.constantFrom('REQUIRED' as const, 'OPTIONAL' as const),
  form: fc.constantFrom('ORIGINAL' as const, null),
  copies: fc.constantFrom(1, 2, null),
  source: fc.constantFrom('APPLICANT' as const, null),
})
const limits = [
  { value: 5, unit: 'WORKING_DAY' },
  { value: 7, unit: 'CALENDAR_DAY' },
  { value: 40, unit: 'HOUR' },
  { value: 41, unit: 'HOUR' },
  null,
] as const
const requirement = fc.constantFrom('已参加社会保险', '已参加 社会保险。', '年满十六周岁', '、')
const otherwise = fc.oneof(
  fc.constantFrom<Otherwise>({}, {}, {}, {}, renamed, { name: ' 社会保障卡 申领' }, null),
  fc.constantFrom(...limits).map((committedLimit) => ({ committedLimit })),
  fc.array(requirement, { maxLength: 3 }).map((requirements) => ({ requirements })),
  fc.subarray(['PERSON', 'ORGANISATION'] as const).map((audience) => ({ audience })),
  fc.array(material, { maxLength: 3 }).map((materials) => ({ materials })),
)
const anyItem = fc
  .record({
    changes: fc.oneof(
      fc.array(otherwise, { maxLength: 4 }),
      fc.tuple(otherwise, fc.integer({ min: 2, max: 4 })).map(([one, count]) => Array<Otherwise>(count).fill(one)),
    ),
    recognised: fc.oneof(fc.constant(allRecognised), fc.subarray(allRecognised, { minLength: 9 })),
    department: fc.constantFrom('人社局', '公安局', null),
    ordinals: fc.subarray([1, 2, 3]),
  })
  .map(({ changes, recognised, ...rest }) => ({ ...rest, comparison: { ...among(...changes), results: recognised } }))

/** The same of one list: how many of the comparisons have nothing to change. */
const shareOf = (key: string | null, compared: readonly Comparison[]) => {
  const same = compared.filter((one) => itemDifferences(one).isSame).length
  return { key, same, compared: compared.length, share: compared.length === 0 ? null : same / compared.length }
}
const pairs = allRecognised.map(({ accepting, competent }) => [accepting, competent]).filter(([a, b]) => a! < b!)

describe('the shares of any items', () => {
  it('are those of the items compared one by one', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 6 }), (items) => {
        const able = items.filter(({ comparison }) => comparison.cities.length > 1)
        const of = (those: readonly ComparedItem[]) => those.map(({ comparison }) => comparison)
        const between = ([a, b]: readonly (string | undefined)[]) =>
          of(able)
            .map((one) => ({ ...one, cities: one.cities.filter(({ city }) => city === a || city === b) }))
            .filter(({ cities }) => cities.length === 2)
        const byDepartment = ['人社局', '公安局', null].map((key) =>
          shareOf(key, of(able.filter(({ department }) => department === key))),
        )
        const byBatch = [1, 2, 3].map((key) =>
          shareOf(String(key), of(able.filter(({ ordinals }) => ordinals.includes(key)))),
        )
        expect(counted(...items)).toEqual({
          total: shareOf(null, of(able)),
          byPair: pairs.map((pair) => shareOf(pair.join('-'), between(pair))).filter(({ compared }) => compared > 0),
          byDepartment: byDepartment.filter(({ compared }) => compared > 0),
          byBatch: byBatch.filter(({ compared }) => compared > 0),
        })
      }),
      { numRuns: 1000 },
    )
  })
})
