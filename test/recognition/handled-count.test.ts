import { describe, expect, it } from 'vitest'
import { handledChanges } from '../../src/recognition/handled-count.ts'
import type { CoverageStep } from '../../src/recognition/item-coverage.ts'

const steps = (...of: [string, number][]): CoverageStep[] => of.map(([validFrom, pairs]) => ({ validFrom, pairs }))
const published = ['2021-06-01']

describe('how many items more or fewer are handled', () => {
  it.each([
    ['not at all, where nothing is written', steps(['2022-01-01', 2]), [], published, []],
    ['one more, where nobody handled it', [], steps(['2022-01-01', 2]), published, [['2022-01-01', 2, 1]]],
    [
      'from the publication on, where it was handled before',
      [],
      steps(['2020-01-01', 2], ['2021-01-01', 6]),
      published,
      [['2021-06-01', 6, 1]],
    ],
    ['not, where no published batch lists it', [], steps(['2022-01-01', 2]), [], []],
    [
      'once for each list, each from its day on',
      [],
      steps(['2022-01-01', 2]),
      ['2021-06-01', '2023-06-01'],
      [
        ['2022-01-01', 2, 1],
        ['2023-06-01', 2, 1],
      ],
    ],
    [
      'by other pairs from a day on: one fewer, one more',
      steps(['2022-01-01', 2]),
      steps(['2023-01-01', 6]),
      published,
      [
        ['2023-01-01', 2, -1],
        ['2023-01-01', 6, 1],
      ],
    ],
    [
      'one fewer, where it is handled no more',
      steps(['2022-01-01', 2]),
      steps(['2023-01-01', 0]),
      published,
      [['2023-01-01', 2, -1]],
    ],
    [
      'as if a later day had never been said, where that is replaced',
      steps(['2022-01-01', 2], ['2027-01-01', 6]),
      steps(['2023-01-01', 2]),
      published,
      [
        ['2027-01-01', 6, -1],
        ['2027-01-01', 2, 1],
      ],
    ],
  ] as const)('%s', (_, known, written, publishedOn, expected) => {
    const changes = handledChanges([{ known, steps: written, publishedOn }])
    const byText = (a: unknown, b: unknown) => (String(a) < String(b) ? -1 : 1)
    expect(changes.map(({ validFrom, pairs, items }) => [validFrom, pairs, items]).sort(byText)).toEqual(
      [...expected].sort(byText),
    )
  })

  it('by all items together, where they change alike', () => {
    const item = { known: [], steps: steps(['2022-01-01', 2]), publishedOn: published }
    const risen = { ...item, known: steps(['2022-01-01', 6]) }
    expect(handledChanges([item, item, risen])).toEqual([
      { validFrom: '2022-01-01', pairs: 2, items: 3 },
      { validFrom: '2022-01-01', pairs: 6, items: -1 },
    ])
  })
})
