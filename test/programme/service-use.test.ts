import { describe, expect, it } from 'vitest'
import { checkUse, type GivenUse, goodRate, rateOf, saysTheSame } from '../../src/programme/service-use.ts'

const cases: GivenUse = {
  measure: 'CASES',
  month: '2026-02',
  item: '150199010001',
  competentCity: '150200',
  cases: 12,
}
const closure: GivenUse = { measure: 'HOTLINE_CLOSURE', month: '2026-02', numerator: 95, denominator: 100 }
const rating: GivenUse = { measure: 'RATING', month: '2026-02', grades: [80, 10, 5, 3, 2] }
const codes = (row: GivenUse, more: Partial<GivenUse> = {}) =>
  checkUse({ ...row, ...more }, '150100', '2026-03-02').map(({ code, path }) => `${code} ${path}`)

describe('a row of use', () => {
  it.each([
    ['cases', cases, {}, []],
    ['no case', cases, { cases: 0 }, []],
    ['the running month', cases, { month: '2026-03' }, []],
    ['a month to come', cases, { month: '2026-04' }, ['USE_MONTH_IN_THE_FUTURE month']],
    ['a quarter', cases, { month: '2026-Q1' }, ['USE_MONTH_INVALID month']],
    ['no month that exists', cases, { month: '2026-13' }, ['USE_MONTH_INVALID month']],
    ['less than none', cases, { cases: -1 }, ['USE_COUNT_INVALID cases']],
    ['half a case', cases, { cases: 0.5 }, ['USE_COUNT_INVALID cases']],
    ['within the city', cases, { competentCity: '150100' }, ['USE_PAIR_SAME_CITY competentCity']],
    ['no item', cases, { item: null }, ['USE_FIELD_MISSING item']],
    ['cases with a rate', cases, { numerator: 1 }, ['USE_FIELD_NOT_ALLOWED numerator']],
    ['a rate', closure, {}, []],
    ['a rate of none', closure, { numerator: 0, denominator: 0 }, []],
    ['a rate of more than all', closure, { numerator: 101 }, ['USE_NUMERATOR_LARGER numerator']],
    ['a rate without what it is of', closure, { denominator: null }, ['USE_FIELD_MISSING denominator']],
    ['ratings', rating, {}, []],
    ['four grades', rating, { grades: [1, 2, 3, 4] }, ['USE_GRADES_NOT_FIVE grades']],
    ['a grade below nought', rating, { grades: [1, 2, 3, 4, -1] }, ['USE_COUNT_INVALID grades']],
    ['ratings of an item', rating, { item: '150199010001' }, ['USE_FIELD_NOT_ALLOWED item']],
  ] as const)('of %s', (_, row, more, found) => {
    expect(codes(row, more)).toEqual(found)
  })
})

describe('a rate', () => {
  it.each([
    [0, 0, null],
    [0, 3, 0],
    [1, 4, 0.25],
    [5, 5, 1],
  ])('of %d of %d is %d', (numerator, denominator, share) => {
    expect(rateOf(numerator, denominator)).toEqual({ numerator, denominator, share })
  })

  it.each([
    [3, [80, 10, 5, 3, 2], 95, 100, 0.95],
    [2, [80, 10, 5, 3, 2], 90, 100, 0.9],
    [3, [0, 0, 0, 0, 0], 0, 0, null],
  ])('of good ratings, of which %d grades are', (good, grades, numerator, denominator, share) => {
    expect(goodRate(grades, good)).toEqual({ numerator, denominator, share })
  })
})

const nothing = { cases: null, numerator: null, denominator: null, grades: null }

describe('saying the same', () => {
  it.each([
    [{ ...nothing, cases: 1 }, { ...nothing, cases: 1 }, true],
    [{ ...nothing, cases: 1 }, { ...nothing, cases: 2 }, false],
    [{ ...nothing, numerator: 1, denominator: 2 }, { ...nothing, numerator: 1, denominator: 3 }, false],
    [{ ...nothing, grades: [1, 2, 3, 4, 5] }, { ...nothing, grades: [1, 2, 3, 4, 5] }, true],
    [{ ...nothing, grades: [1, 2, 3, 4, 5] }, { ...nothing, grades: [1, 2, 3, 5, 4] }, false],
  ])('%j and %j: %s', (one, other, same) => {
    expect(saysTheSame(one, other)).toBe(same)
  })
})
