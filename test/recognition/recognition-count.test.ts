import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Succession } from '../../src/recognition/item-successors.ts'
import { type CountedEntry, type CountFacts, countOf } from '../../src/recognition/recognition-count.ts'

const batches = [
  { ordinal: 1, publishedOn: '2021-06-01' },
  { ordinal: 2, publishedOn: '2022-06-01' },
  { ordinal: 3, publishedOn: '2020-06-01' },
]
const listed = (ordinal: number, itemId: number, more: Partial<CountedEntry> = {}): CountedEntry => ({
  ...{ ordinal, itemId, isListed: true, isIn: true, granularity: 'MAIN_ITEM' },
  ...more,
})
const became = (predecessorId: number, change: Succession['change'], ...successors: number[]): Succession[] =>
  successors.map((successorId) => ({ predecessorId, successorId, change, effectiveOn: '2023-01-01' }))
const facts = (entries: CountedEntry[], successions: Succession[] = []): CountFacts => ({
  ...{ batches, entries, successions },
  modes: [],
})
const gone = { isIn: false }
const later = { isListed: false }
const sub = { granularity: 'SUB_ITEM' } as const

describe('counting 累计 X 批次 Y 项', () => {
  // gross + added + gained = items + duplicates + withdrawn + merged away; credited to batch 1, 2, 3
  it.each<[string, CountFacts, number[], number[], number[]]>([
    ['nothing', facts([]), [0, 0, 0], [0, 0, 0, 0], [0, 0, 0]],
    [
      'three items of two batches',
      facts([listed(1, 1), listed(1, 2), listed(2, 3)]),
      [3, 0, 0],
      [3, 0, 0, 0],
      [2, 1, 0],
    ],
    ['one that was added', facts([listed(1, 1), listed(1, 2, later)]), [1, 1, 0], [2, 0, 0, 0], [2, 0, 0]],
    ['one withdrawn', facts([listed(1, 1), listed(1, 2, gone)]), [2, 0, 0], [1, 0, 1, 0], [1, 0, 0]],
    [
      'one added and withdrawn',
      facts([listed(1, 1), listed(1, 2, { ...later, ...gone })]),
      [1, 1, 0],
      [1, 0, 1, 0],
      [1, 0, 0],
    ],
    ['a duplicate, credited to the first day', facts([listed(1, 1), listed(3, 1)]), [2, 0, 0], [1, 1, 0, 0], [0, 0, 1]],
    [
      'a duplicate whose first was withdrawn',
      facts([listed(1, 1, gone), listed(2, 1)]),
      [2, 0, 0],
      [1, 0, 1, 0],
      [0, 1, 0],
    ],
    [
      'one merged into another that is listed',
      facts([listed(1, 1), listed(2, 2)], became(2, 'MERGED', 1)),
      [2, 0, 0],
      [1, 0, 0, 1],
      [1, 0, 0],
    ],
    [
      'one merged into a later one',
      facts([listed(1, 1), listed(2, 2)], became(1, 'MERGED', 2)),
      [2, 0, 0],
      [1, 1, 0, 0],
      [1, 0, 0],
    ],
    [
      'one merged into what nobody lists',
      facts([listed(1, 1)], became(1, 'MERGED', 9)),
      [1, 0, 0],
      [1, 0, 0, 0],
      [1, 0, 0],
    ],
    [
      'a chain of merges',
      facts([listed(1, 1), listed(1, 2), listed(1, 3)], [...became(1, 'MERGED', 2), ...became(2, 'MERGED', 3)]),
      [3, 0, 0],
      [1, 1, 0, 1],
      [1, 0, 0],
    ],
    ['one split into three', facts([listed(1, 1)], became(1, 'SPLIT', 7, 8, 9)), [1, 0, 2], [3, 0, 0, 0], [3, 0, 0]],
    [
      'one split, a part of which is listed itself',
      facts([listed(1, 1), listed(2, 8)], became(1, 'SPLIT', 7, 8)),
      [2, 0, 0],
      [2, 0, 0, 0],
      [1, 1, 0],
    ],
    [
      'one split, all parts of which are listed',
      facts([listed(1, 1), listed(2, 7), listed(2, 8)], became(1, 'SPLIT', 7, 8)),
      [3, 0, 0],
      [2, 1, 0, 0],
      [0, 2, 0],
    ],
    [
      'one split, a part of which was merged and another split again',
      facts([listed(1, 1)], [...became(1, 'SPLIT', 7, 8), ...became(7, 'MERGED', 6), ...became(8, 'SPLIT', 4, 5)]),
      [1, 0, 2],
      [3, 0, 0, 0],
      [3, 0, 0],
    ],
    [
      'two split that have a part in common',
      facts([listed(1, 1), listed(2, 2)], [...became(1, 'SPLIT', 7, 8), ...became(2, 'SPLIT', 8, 9)]),
      [2, 0, 1],
      [3, 0, 0, 0],
      [2, 1, 0],
    ],
    [
      'a lineage that comes back to itself',
      facts([listed(1, 1), listed(2, 2)], [...became(1, 'MERGED', 2), ...became(2, 'MERGED', 1)]),
      [2, 0, 0],
      [2, 0, 0, 0],
      [1, 1, 0],
    ],
  ])('%s', (_, given, before, after, credited) => {
    const count = countOf(given, null)
    expect([count.gross, count.added, count.gainedBySplits]).toEqual(before)
    expect([count.items, count.duplicates, count.withdrawn, count.mergedAway]).toEqual(after)
    expect(count.byBatch.map((batch) => batch.credited)).toEqual(credited)
    expect(count).toMatchObject({ batches: 3, isReconciled: true })
  })

  it('counts one level as listed, and never adds levels', () => {
    const given = facts([listed(1, 1), listed(1, 2, sub), listed(2, 2), listed(2, 3, sub)])
    expect(
      [null, 'MAIN_ITEM' as const, 'SUB_ITEM' as const, 'HANDLING_ITEM' as const].map((level) => {
        const { items, gross, duplicates, isReconciled } = countOf(given, level)
        return [level, items, gross, duplicates, isReconciled]
      }),
    ).toEqual([
      [null, 3, 4, 1, true],
      ['MAIN_ITEM', 2, 2, 0, true],
      ['SUB_ITEM', 2, 2, 0, true],
      ['HANDLING_ITEM', 0, 0, 0, true],
    ])
  })

  it('says of every entry at which level the lists have it', () => {
    const given = facts([listed(1, 1), listed(1, 2, sub), listed(2, 2), listed(2, 3, sub)])
    expect(countOf(given, null).byLevel).toEqual([
      { level: 'MAIN_ITEM', items: 1 },
      { level: 'SUB_ITEM', items: 2 },
    ])
    expect(countOf(given, 'MAIN_ITEM').byLevel).toEqual([{ level: 'MAIN_ITEM', items: 2 }])
  })

  it('says what each batch lists and is credited with, by ordinal', () => {
    const { byBatch } = countOf(facts([listed(1, 1), listed(1, 2, gone), listed(2, 1), listed(2, 3, later)]), null)
    expect(byBatch).toEqual([
      { ordinal: 1, publishedOn: '2021-06-01', listed: 2, credited: 1 },
      { ordinal: 2, publishedOn: '2022-06-01', listed: 1, credited: 1 },
      { ordinal: 3, publishedOn: '2020-06-01', listed: 0, credited: 0 },
    ])
  })

  it('counts an item in every mode in which it is accepted, and only if it counts at all', () => {
    const given = {
      ...facts([listed(1, 1), listed(1, 2), listed(1, 3, gone)]),
      modes: [
        { itemId: 1, modes: ['FULLY_ONLINE' as const, 'ACCEPTED_ON_BEHALF' as const] },
        { itemId: 3, modes: ['FULLY_ONLINE' as const] },
      ],
    }
    expect(countOf(given, null).byMode).toEqual([
      { mode: 'FULLY_ONLINE', items: 1 },
      { mode: 'ACCEPTED_ON_BEHALF', items: 1 },
      { mode: 'JOINTLY_HANDLED', items: 0 },
    ])
  })
})

const item = fc.integer({ min: 1, max: 8 })
const madeEntries = fc.uniqueArray(
  fc.record({
    ...{
      ordinal: fc.constantFrom(1, 2, 3),
      itemId: item,
      isListed: fc.boolean(),
      isIn: fc.constantFrom(true, true, false),
    },
    granularity: fc.constantFrom('MAIN_ITEM' as const, 'SUB_ITEM' as const),
  }),
  { selector: ({ ordinal, itemId }) => `${ordinal}/${itemId}`, maxLength: 20 },
)
const madeSuccessions = (isForward: boolean) =>
  fc.uniqueArray(
    fc
      .record({
        ...{
          predecessorId: item,
          step: fc.integer({ min: 1, max: 4 }),
          change: fc.constantFrom('MERGED' as const, 'SPLIT' as const),
        },
        effectiveOn: fc.constantFrom('2021-01-01', '2022-01-01'),
      })
      .map(({ step, ...rest }) => ({
        ...rest,
        successorId: isForward ? rest.predecessorId + step : 1 + ((rest.predecessorId + step) % 8),
      })),
    { selector: ({ predecessorId, successorId }) => `${predecessorId}/${successorId}`, maxLength: 8 },
  )

/** What an item became at last; the first merge goes before everything else. */
const endsOf = (itemId: number, successions: readonly Succession[]): number[] => {
  const own = successions.filter(({ predecessorId }) => predecessorId === itemId)
  const merges = own
    .filter(({ change }) => change === 'MERGED')
    .sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn))
  const next = merges.length > 0 ? merges.slice(0, 1) : own
  return next.length === 0 ? [itemId] : next.flatMap(({ successorId }) => endsOf(successorId, successions))
}

describe('every count', () => {
  it('adds up, whatever became of its items, at every level', () => {
    fc.assert(
      fc.property(
        madeEntries,
        madeSuccessions(false),
        fc.constantFrom(null, 'MAIN_ITEM' as const),
        (entries, all, level) => {
          const count = countOf(facts(entries, all), level)
          expect(count.isReconciled).toBe(true)
          expect(count.byBatch.reduce((sum, { credited }) => sum + credited, 0)).toBe(count.items)
          expect(count.gainedBySplits).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('has as Y what the items that stand became at last, each once', () => {
    fc.assert(
      fc.property(madeEntries, madeSuccessions(true), (entries, all) => {
        const ends = entries.filter(({ isIn }) => isIn).flatMap(({ itemId }) => endsOf(itemId, all))
        expect(countOf(facts(entries, all), null).itemIds.toSorted()).toEqual([...new Set(ends)].toSorted())
      }),
      { numRuns: 3000 },
    )
  })
})
