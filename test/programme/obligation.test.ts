import { describe, expect, it } from 'vitest'
import { tallyObligations } from '../../src/programme/city-obligations.ts'
import { judgeObligation, type ObligationFacts } from '../../src/programme/obligation.ts'

const february = { from: '2026-02-01', to: '2026-02-28', dueOn: '2026-03-04', asOf: '2026-03-04' }
const later = { ...february, asOf: '2026-03-05' }
const counting = {
  ...{ onDay: '2026-02-28', completedThisYearFen: 2, completedSinceStartFen: 20, physicalPermille: 200 },
  ...{ stage: null, isDone: false, textKey: '路面' },
}
const before = {
  ...counting,
  onDay: '2026-01-31',
  completedThisYearFen: 1,
  completedSinceStartFen: 19,
  textKey: '路基',
}
const facts: ObligationFacts = {
  ...{ list: 'PROJECT', year: 2026, number: 1, title: '快速路', city: '150100', winterStop: null },
  ...{ releasedOn: null, pending: null, counting: before, before },
}
const reported = { ...facts, releasedOn: '2026-03-04', counting }
const winter = { from: 11, to: 2 }

describe('what a city owes about a month', () => {
  it.each([
    ['nothing yet, on the due day', facts, february, 'OWED', false, false],
    ['nothing yet, the day after', facts, later, 'OWED', true, false],
    ['released on the due day', reported, later, 'REPORTED', false, false],
    ['released the day after', { ...reported, releasedOn: '2026-03-05' }, later, 'REPORTED', true, false],
    ['entered, and not released', { ...facts, pending: 'ENTERED' as const }, february, 'WAITING', false, false],
    ['entered, and not released in time', { ...facts, pending: 'ENTERED' as const }, later, 'WAITING', true, false],
    ['sent back', { ...facts, pending: 'RETURNED' as const }, later, 'RETURNED', true, false],
    [
      'only the same again',
      { ...reported, counting: { ...before, onDay: '2026-02-28' } },
      later,
      'REPORTED',
      false,
      true,
    ],
    ['the first report at all', { ...reported, before: null }, later, 'REPORTED', false, false],
    ['completed before', { ...facts, before: { ...before, isDone: true } }, later, 'COMPLETED', false, false],
    [
      'completed just now',
      { ...reported, counting: { ...before, onDay: '2026-02-28', isDone: true } },
      later,
      'REPORTED',
      false,
      false,
    ],
    ['stopped for the winter', { ...facts, winterStop: winter }, later, 'WINTER_STOPPED', false, false],
    [
      'the same again, in winter',
      { ...reported, winterStop: winter, counting: { ...before, onDay: '2026-02-28' } },
      later,
      'REPORTED',
      false,
      false,
    ],
    ['half of it in winter', { ...facts, winterStop: { from: 11, to: 1 } }, later, 'OWED', true, false],
  ])('%s', (_, known, period, state, isLate, isRepeated) => {
    expect(judgeObligation(known, period)).toMatchObject({ state, isLate, isRepeated })
  })

  it('adds up, city by city', () => {
    const obligations = [
      judgeObligation({ ...facts, city: '150200' }, later),
      judgeObligation(reported, later),
      judgeObligation({ ...facts, pending: 'ENTERED' }, later),
      judgeObligation({ ...facts, before: { ...before, isDone: true } }, later),
    ]
    expect(tallyObligations(obligations)).toEqual([
      { city: '150100', owed: 2, reported: 1, waiting: 1, returned: 0, missing: 0, late: 1, repeated: 0, exempt: 1 },
      { city: '150200', owed: 1, reported: 0, waiting: 0, returned: 0, missing: 1, late: 1, repeated: 0, exempt: 0 },
    ])
  })
})
