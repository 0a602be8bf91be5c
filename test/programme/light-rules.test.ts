import { describe, expect, it } from 'vitest'
import { criterionVerdict } from '../../src/programme/criterion-verdict.ts'
import type { LightCriterion } from '../../src/programme/light.ts'
import type { CityFacts, LightFacts } from '../../src/programme/light-facts.ts'
import { type LightRules, usualLightRules } from '../../src/programme/light-rules.ts'
import { cityFacts, lightFacts, reported } from '../support/light-facts.ts'

/** A criterion of a row's first city on a day: colour, code, figures. */
const judged = (criterion: LightCriterion, facts: LightFacts, day: string, rules: LightRules = usualLightRules) => {
  const { colour, reasons } = criterionVerdict(criterion, facts, facts.cities[0]!, rules, day)
  return [colour, ...reasons.flatMap(({ code, facts: figures }) => [code, figures])]
}
const rulesWith = (more: Partial<LightRules>): LightRules => ({ ...usualLightRules, ...more })
const of = (city: CityFacts, more: Partial<LightFacts> = {}) => lightFacts({ ...more, cities: [city] })

describe('judging the start (开工)', () => {
  const planned = lightFacts({ plannedStartOn: '2026-03-15' })
  const overTheYear = lightFacts({ plannedStartOn: '2025-12-01' })
  it.each([
    ['the planned day', '2026-03-15', planned, ['GREEN', 'START_NOT_MISSED', { plannedStartOn: '2026-03-15' }]],
    [
      'the last day of the planned month',
      '2026-03-31',
      planned,
      ['GREEN', 'START_NOT_MISSED', { plannedStartOn: '2026-03-15' }],
    ],
    [
      'the day after it',
      '2026-04-01',
      planned,
      ['YELLOW', 'START_MISSED', { plannedStartOn: '2026-03-15', months: 1 }],
    ],
    [
      'the last day of the third month',
      '2026-05-31',
      planned,
      ['YELLOW', 'START_MISSED', { plannedStartOn: '2026-03-15', months: 2 }],
    ],
    [
      'three consecutive months missed',
      '2026-06-01',
      planned,
      ['RED', 'START_MISSED', { plannedStartOn: '2026-03-15', months: 3 }],
    ],
    [
      'the turn of the year',
      '2026-01-01',
      overTheYear,
      ['YELLOW', 'START_MISSED', { plannedStartOn: '2025-12-01', months: 1 }],
    ],
    [
      'three months over the turn of the year',
      '2026-03-01',
      overTheYear,
      ['RED', 'START_MISSED', { plannedStartOn: '2025-12-01', months: 3 }],
    ],
    ['no planned start', '2026-06-01', lightFacts(), ['GREY', 'NOT_JUDGED', {}]],
  ])('on %s (%s)', (_, day, facts, expected) => {
    expect(judged('START', facts, day)).toEqual(expected)
  })

  it.each([
    ['the day of a late start', '2026-06-20', ['GREEN', 'STARTED', { startedOn: '2026-06-20' }]],
    ['the day before it', '2026-06-19', ['RED', 'START_MISSED', { plannedStartOn: '2026-03-15', months: 3 }]],
  ])('on %s', (_, day, expected) => {
    expect(judged('START', { ...planned, actualStartOn: '2026-06-20' }, day)).toEqual(expected)
  })

  it('never misses the start of what is done', () => {
    const facts = of(cityFacts(reported(1200, { isDone: true })), { plannedStartOn: '2026-03-15' })
    expect(judged('START', facts, '2026-06-01')).toEqual(['GREEN', 'DONE', {}])
  })

  it('takes a cluster’s own figures', () => {
    const rules = rulesWith({ startYellowAfterMonths: 2, startRedAfterMonths: 6 })
    expect(judged('START', planned, '2026-04-30', rules)[0]).toBe('GREEN')
    expect(judged('START', planned, '2026-05-01', rules)[0]).toBe('YELLOW')
    expect(judged('START', planned, '2026-08-31', rules)[0]).toBe('YELLOW')
    expect(judged('START', planned, '2026-09-01', rules)[0]).toBe('RED')
  })
})

describe('judging the pace (序时进度)', () => {
  // Up to the end of May five twelfths of 1,200 are due: 500.
  const reportedOn = '2026-05-31'
  it.each([
    [500, ['GREEN', 'PACE_KEPT', {}]],
    [700, ['GREEN', 'PACE_KEPT', {}]],
    [381, ['GREEN', 'PACE_KEPT', {}]],
    [380, ['YELLOW', 'PACE_BEHIND', { points: '10', month: '2026-05', reportedOn }]],
    [379, ['YELLOW', 'PACE_BEHIND', { points: '10.1', month: '2026-05', reportedOn }]],
    [140, ['YELLOW', 'PACE_BEHIND', { points: '30', month: '2026-05', reportedOn }]],
    [139, ['RED', 'PACE_BEHIND', { points: '30.1', month: '2026-05', reportedOn }]],
    [0, ['RED', 'PACE_BEHIND', { points: '41.7', month: '2026-05', reportedOn }]],
    [null, ['RED', 'PACE_NOTHING_REPORTED', { points: '41.7', month: '2026-05' }]],
  ])('of 1,200 planned, 500 due and %s completed', (completed, expected) => {
    expect(judged('PACE', of(cityFacts(reported(completed))), '2026-06-30')).toEqual(expected)
  })

  it.each([
    ['2026-06-10', 'the last day of grace', ['GREEN', 'PACE_KEPT', {}]],
    ['2026-06-11', 'the day after it', ['YELLOW', 'PACE_BEHIND', { points: '11.7', month: '2026-05', reportedOn }]],
  ])('holds May against what was completed on %s: %s', (day, _, expected) => {
    expect(judged('PACE', of(cityFacts(reported(360))), day)).toEqual(expected)
  })

  it.each([
    ['2026-01-01', ['GREEN', 'PACE_KEPT', {}]],
    ['2026-02-10', ['GREEN', 'PACE_KEPT', {}]],
    ['2026-03-11', ['YELLOW', 'PACE_NOTHING_REPORTED', { points: '16.7', month: '2026-02' }]],
    ['2026-12-31', ['RED', 'PACE_NOTHING_REPORTED', { points: '91.7', month: '2026-11' }]],
    ['2027-01-11', ['RED', 'PACE_NOTHING_REPORTED', { points: '100', month: '2026-12' }]],
    ['2028-06-01', ['RED', 'PACE_NOTHING_REPORTED', { points: '100', month: '2026-12' }]],
  ])('of whom nothing is known, on %s', (day, expected) => {
    expect(judged('PACE', lightFacts(), day)).toEqual(expected)
  })

  it('does not count what was completed in another year', () => {
    const facts = of(cityFacts(reported(900, { onDay: '2025-12-31', year: 2025 })))
    expect(judged('PACE', facts, '2026-06-30')).toEqual([
      'RED',
      'PACE_NOTHING_REPORTED',
      { points: '41.7', month: '2026-05' },
    ])
  })

  it('goes by the planned monthly curve where there is one', () => {
    const plannedCurve = [0, 0, 0, 100, 200, 400, 600, 800, 1000, 1200, 1200, 1200]
    expect(judged('PACE', of(cityFacts(reported(81)), { plannedCurve }), '2026-06-30')).toEqual([
      'GREEN',
      'PACE_KEPT',
      {},
    ])
    expect(judged('PACE', of(cityFacts(reported(80)), { plannedCurve }), '2026-06-30')).toEqual([
      'YELLOW',
      'PACE_BEHIND',
      { points: '10', month: '2026-05', reportedOn },
    ])
  })

  it('scales the curve to a city’s part of the plan', () => {
    const plannedCurve = [0, 0, 0, 100, 200, 400, 600, 800, 1000, 1200, 1200, 1200]
    const city = cityFacts(reported(20), { plannedThisYearFen: 300 })
    expect(judged('PACE', of(city, { plannedCurve }), '2026-06-30')).toEqual([
      'YELLOW',
      'PACE_BEHIND',
      { points: '10', month: '2026-05', reportedOn },
    ])
  })

  it.each([
    // Built from April to October: of 1,200 seven parts.
    ['2026-04-10', 0, 'GREEN'],
    ['2026-05-11', 51, 'YELLOW'],
    ['2026-05-11', 52, 'GREEN'],
    ['2026-11-11', 1080, 'YELLOW'],
    ['2026-11-11', 1081, 'GREEN'],
    ['2026-12-31', 1081, 'GREEN'],
  ])('expects nothing of the months in which winter stops building: %s, %s completed', (day, completed, colour) => {
    const facts = of(cityFacts(reported(completed)), { winterStop: { from: 11, to: 3 } })
    expect(judged('PACE', facts, day)[0]).toBe(colour)
  })

  it.each([
    // From June to August: three parts of 400.
    ['2026-07-10', 0, 'GREEN'],
    ['2026-07-11', 280, 'YELLOW'],
    ['2026-07-11', 281, 'GREEN'],
    ['2026-09-11', 1080, 'YELLOW'],
    ['2026-12-31', 1081, 'GREEN'],
  ])('goes from the planned start to the planned completion: %s, %s completed', (day, completed, colour) => {
    const facts = of(cityFacts(reported(completed)), {
      plannedStartOn: '2026-06-20',
      plannedCompletionOn: '2026-08-05',
    })
    expect(judged('PACE', facts, day)[0]).toBe(colour)
  })

  it('never becomes a fraction, however much money it is', () => {
    const plannedThisYearFen = 9_000_000_000_000_000
    const city = (completed: number) => of(cityFacts(reported(completed), { plannedThisYearFen }))
    expect(judged('PACE', city(2_850_000_000_000_000), '2026-06-30')[0]).toBe('YELLOW')
    expect(judged('PACE', city(2_850_000_000_000_001), '2026-06-30')[0]).toBe('GREEN')
    expect(judged('PACE', city(1_050_000_000_000_000), '2026-06-30')[0]).toBe('YELLOW')
    expect(judged('PACE', city(1_049_999_999_999_999), '2026-06-30')[0]).toBe('RED')
  })

  it('is kept by what is done, and not judged where no investment is planned', () => {
    expect(judged('PACE', of(cityFacts(reported(0, { isDone: true }))), '2026-12-31')).toEqual(['GREEN', 'DONE', {}])
    expect(judged('PACE', of(cityFacts(null, { plannedThisYearFen: null })), '2026-12-31')).toEqual([
      'GREY',
      'NOT_JUDGED',
      {},
    ])
    expect(judged('PACE', of(cityFacts(null, { plannedThisYearFen: 0 })), '2026-12-31')).toEqual([
      'GREY',
      'NOT_JUDGED',
      {},
    ])
  })
})

describe('judging the funds (资金)', () => {
  it.each([
    ['MISSING', '2026-04-01', ['RED', 'FUNDS_SHORT', { since: '2026-04-01' }]],
    ['MISSING', '2026-06-02', ['GREY', 'NOT_JUDGED', {}]],
    ['WANTED', '2026-04-01', ['GREEN', 'FUNDS_WANTED', { since: '2026-04-01' }]],
    ['GRANTED', '2026-04-01', ['GREEN', 'FUNDS_GRANTED', {}]],
    ['NOT_NEEDED', null, ['GREY', 'NOT_JUDGED', {}]],
  ])('%s since %s, on 1 June', (state, since, expected) => {
    expect(judged('FUNDS', lightFacts({ funds: { state, since } }), '2026-06-01')).toEqual(expected)
  })

  it('takes the colours that a cluster gives', () => {
    const rules = rulesWith({ fundsMissing: 'YELLOW', fundsWanted: 'YELLOW' })
    expect(judged('FUNDS', lightFacts({ funds: { state: 'MISSING', since: null } }), '2026-06-01', rules)[0]).toBe(
      'YELLOW',
    )
    expect(judged('FUNDS', lightFacts({ funds: { state: 'WANTED', since: null } }), '2026-06-01', rules)[0]).toBe(
      'YELLOW',
    )
    expect(judged('FUNDS', lightFacts(), '2026-06-01', rules)).toEqual(['GREY', 'NOT_JUDGED', {}])
  })
})

describe('judging the entry into statistics (入库)', () => {
  const started = lightFacts({ actualStartOn: '2026-01-31' })
  it.each([
    ['2026-01-30', ['GREY', 'NOT_JUDGED', {}]],
    ['2026-01-31', ['GREEN', 'STATISTICS_NOT_DUE', { startedOn: '2026-01-31' }]],
    ['2026-02-28', ['GREEN', 'STATISTICS_NOT_DUE', { startedOn: '2026-01-31' }]],
    ['2026-03-01', ['YELLOW', 'STATISTICS_OVERDUE', { startedOn: '2026-01-31' }]],
    ['2026-03-31', ['YELLOW', 'STATISTICS_OVERDUE', { startedOn: '2026-01-31' }]],
    ['2026-04-01', ['RED', 'STATISTICS_OVERDUE', { startedOn: '2026-01-31' }]],
  ])('started on 31 January and not entered, on %s', (day, expected) => {
    expect(judged('STATISTICS', started, day)).toEqual(expected)
  })

  it('allows a month that ends on 29 February of a leap year', () => {
    const facts = lightFacts({ actualStartOn: '2028-01-31' })
    expect(judged('STATISTICS', facts, '2028-02-29')[0]).toBe('GREEN')
    expect(judged('STATISTICS', facts, '2028-03-01')[0]).toBe('YELLOW')
  })

  it('turns green on the day of the entry', () => {
    const facts = { ...started, enteredInStatisticsOn: '2026-04-10' }
    expect(judged('STATISTICS', facts, '2026-04-09')[0]).toBe('RED')
    expect(judged('STATISTICS', facts, '2026-04-10')).toEqual(['GREEN', 'IN_STATISTICS', { enteredOn: '2026-04-10' }])
  })
})

describe('judging the deadline (完成时限)', () => {
  const due = lightFacts({ deadline: '2026-08-31' })
  it.each([
    ['2026-08-31', ['GREEN', 'DEADLINE_NOT_PASSED', { dueOn: '2026-08-31' }]],
    ['2026-09-01', ['YELLOW', 'DEADLINE_PASSED', { dueOn: '2026-08-31' }]],
    ['2026-09-30', ['YELLOW', 'DEADLINE_PASSED', { dueOn: '2026-08-31' }]],
    ['2026-10-01', ['RED', 'DEADLINE_PASSED', { dueOn: '2026-08-31' }]],
  ])('due on 31 August and not done, on %s', (day, expected) => {
    expect(judged('DEADLINE', due, day)).toEqual(expected)
  })

  it('is kept by what is done, and not judged without one', () => {
    expect(
      judged('DEADLINE', of(cityFacts(reported(null, { isDone: true })), { deadline: '2026-01-01' }), '2026-10-01'),
    ).toEqual(['GREEN', 'DONE', {}])
    expect(judged('DEADLINE', lightFacts(), '2026-10-01')).toEqual(['GREY', 'NOT_JUDGED', {}])
  })
})

describe('judging a city of a row', () => {
  it.each(['START', 'FUNDS', 'STATISTICS'] as const)('asks the lead city alone about %s', (criterion) => {
    const facts = of(cityFacts(null, { city: '150200' }), {
      ...{ plannedStartOn: '2026-01-01', actualStartOn: '2026-01-01' },
      funds: { state: 'MISSING', since: null },
    })
    expect(judged(criterion, facts, '2026-06-01')).toEqual(['GREY', 'NOT_JUDGED', {}])
  })

  it.each([
    ['PACE', '2026-06-29', 'RED'],
    ['PACE', '2026-06-30', 'GREEN'],
    ['DEADLINE', '2026-06-29', 'RED'],
    ['DEADLINE', '2026-06-30', 'GREEN'],
    ['START', '2026-06-30', 'GREEN'],
  ] as const)('knows by the day of the actual completion that it is done: %s on %s', (criterion, day, colour) => {
    const facts = lightFacts({ actualCompletionOn: '2026-06-30', deadline: '2026-01-31', plannedStartOn: '2026-01-01' })
    expect(judged(criterion, facts, day)[0]).toBe(colour)
  })

  it('leaves out a criterion that does not count', () => {
    const rules = rulesWith({ criteria: ['PACE'] })
    expect(judged('DEADLINE', lightFacts({ deadline: '2026-01-01' }), '2026-06-01', rules)).toEqual([
      'GREY',
      'NOT_JUDGED',
      {},
    ])
  })
})
