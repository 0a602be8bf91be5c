import { describe, expect, it } from 'vitest'
import { comparePairs, shareSame, sharesBy } from '../../src/recognition/same-share.ts'
import { allRecognised, among } from '../support/comparison.ts'

describe('counting what is the same', () => {
  it('compares every two cities', () => {
    const comparison = among({}, { name: '社保卡申领' }, {})
    const results = allRecognised.filter(({ accepting }) => accepting !== '150600')
    expect(comparePairs(comparison)).toEqual([
      { cities: ['150100', '150200'], isSame: false },
      { cities: ['150100', '150600'], isSame: true },
      { cities: ['150200', '150600'], isSame: false },
    ])
    expect(comparePairs({ ...comparison, results })[1]).toEqual({ cities: ['150100', '150600'], isSame: false })
  })

  it('is a share of what was compared, and none of nothing', () => {
    expect(shareSame([{ isSame: true }, { isSame: false }, { isSame: true }, { isSame: true }])).toEqual({
      same: 3,
      compared: 4,
      share: 0.75,
    })
    expect(shareSame([])).toEqual({ same: 0, compared: 0, share: null })
  })

  it('is counted per group, in each that something stands in', () => {
    const results = [
      { isSame: true, batches: ['2', '1'] },
      { isSame: false, batches: ['1', '1'] },
      { isSame: true, batches: [] },
    ]
    expect(sharesBy(results, ({ batches }) => batches)).toEqual([
      { key: '1', same: 1, compared: 2, share: 0.5 },
      { key: '2', same: 1, compared: 1, share: 1 },
    ])
  })
})
