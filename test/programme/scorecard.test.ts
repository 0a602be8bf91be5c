import { describe, expect, it } from 'vitest'
import { type RequestToCity, scoreOf } from '../../src/programme/scorecard.ts'

const request = (more: Partial<RequestToCity> = {}): RequestToCity => ({
  issueId: 1,
  owner: '150200',
  assignedOn: '2026-03-02',
  dueOn: '2026-03-20',
  acceptedOn: null,
  answeredOn: null,
  endedOn: null,
  ...more,
})
const scored = (requests: Partial<RequestToCity>[], asOf = '2026-12-31') =>
  scoreOf('150200', requests.map(request), asOf)
const times = (count: number, one: Partial<RequestToCity>) => Array.from({ length: count }, () => one)

describe('the share accepted within seven days', () => {
  it.each([
    ['on the seventh day', { acceptedOn: '2026-03-09' }, '2026-12-31', [1, 1]],
    ['on the eighth', { acceptedOn: '2026-03-10' }, '2026-12-31', [0, 1]],
    ['not yet, while the seventh day goes on', {}, '2026-03-09', [0, 0]],
    ['not yet, once it is over', {}, '2026-03-10', [0, 1]],
    ['not, and given to another city on the third day', { endedOn: '2026-03-05' }, '2026-12-31', [0, 0]],
    ['not, and given to another city on the tenth', { endedOn: '2026-03-12' }, '2026-12-31', [0, 1]],
  ])('counts a request accepted %s', (_, one, asOf, counted) => {
    const { numerator, denominator } = scored([one], asOf).acceptedInTime
    expect([numerator, denominator]).toEqual(counted)
  })

  it.each([
    [4, 5, 0.8, 'GREEN'],
    [79, 100, 0.79, 'YELLOW'],
    [3, 5, 0.6, 'YELLOW'],
    [59, 100, 0.59, 'RED'],
    [0, 0, null, null],
  ])('of %d of %d is %d, %s', (inTime, all, share, mark) => {
    const requests = [
      ...times(inTime, { acceptedOn: '2026-03-03' }),
      ...times(all - inTime, { acceptedOn: '2026-04-03' }),
    ]
    expect(scored(requests).acceptedInTime).toEqual({ numerator: inTime, denominator: all, share, mark })
  })
})

describe('the days to answer', () => {
  it.each([
    ['answered on the same day', [{ answeredOn: '2026-03-02' }], { sum: 0, count: 1, mean: 0, mark: 'GREEN' }],
    [
      'two, after 15 and 16 days',
      [{ answeredOn: '2026-03-17' }, { answeredOn: '2026-03-18' }],
      { sum: 31, count: 2, mean: 15.5, mark: 'GREEN' },
    ],
    ['one after 16', [{ answeredOn: '2026-03-18' }], { sum: 16, count: 1, mean: 16, mark: 'YELLOW' }],
    ['one after 25', [{ answeredOn: '2026-03-27' }], { sum: 25, count: 1, mean: 25, mark: 'YELLOW' }],
    ['one after 26', [{ answeredOn: '2026-03-28' }], { sum: 26, count: 1, mean: 26, mark: 'RED' }],
    [
      'over a 29 February',
      [{ assignedOn: '2028-02-28', answeredOn: '2028-03-01' }],
      { sum: 2, count: 1, mean: 2, mark: 'GREEN' },
    ],
    ['none', [{}], { sum: 0, count: 0, mean: null, mark: null }],
  ])('of %s', (_, requests, mean) => {
    expect(scored(requests).daysToAnswer).toEqual(mean)
  })
})

describe('the share answered by the agreed date', () => {
  it.each([
    ['on the date', { answeredOn: '2026-03-20' }, '2026-12-31', [1, 1]],
    ['a day later', { answeredOn: '2026-03-21' }, '2026-12-31', [0, 1]],
    ['not yet, on the date', {}, '2026-03-20', [0, 0]],
    ['not yet, a day later', {}, '2026-03-21', [0, 1]],
    ['never, and closed before the date', { endedOn: '2026-03-19' }, '2026-12-31', [0, 0]],
  ])('counts a request answered %s', (_, one, asOf, counted) => {
    const { numerator, denominator, mark } = scored([one], asOf).answeredByAgreedDate
    expect([numerator, denominator, mark]).toEqual([...counted, null])
  })
})
