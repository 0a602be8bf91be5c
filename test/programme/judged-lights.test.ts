import { describe, expect, it } from 'vitest'
import { judgedLights } from '../../src/programme/judged-lights.ts'
import { gapOf, type RecordedLight } from '../../src/programme/light.ts'
import { lightOn } from '../../src/programme/light-history.ts'
import { restatedLights } from '../../src/programme/light-restatement.ts'
import { ruleSetOn, usualLightRules } from '../../src/programme/light-rules.ts'
import { cityFacts, lightFacts, reported } from '../support/light-facts.ts'

const behind = cityFacts(reported(300))
const lagging = cityFacts(reported(0), { city: '150200' })
const onPace = cityFacts(reported(500), { city: '150600' })
const shared = lightFacts({ cities: [behind, lagging, onPace], plannedThisYearFen: 3600, deadline: '2026-12-31' })
const overall = (facts = shared, day = '2026-06-30') =>
  judgedLights(facts, usualLightRules, day)
    .filter(({ criterion }) => criterion === 'OVERALL')
    .map(({ city, colour, reasons }) => [city, colour, ...reasons.map(({ code, facts: of }) => [code, of])])

describe('judging a whole row', () => {
  it('has every criterion of each city, the worst of them, and of the row its worst city', () => {
    const lights = judgedLights(shared, usualLightRules, '2026-06-30').map(
      ({ city, criterion, colour }) => `${city} ${criterion} ${colour}`,
    )
    expect(lights).toEqual([
      '150100 START GREY',
      '150100 PACE YELLOW',
      '150100 FUNDS GREY',
      '150100 STATISTICS GREY',
      '150100 DEADLINE GREEN',
      '150100 OVERALL YELLOW',
      '150200 START GREY',
      '150200 PACE RED',
      '150200 FUNDS GREY',
      '150200 STATISTICS GREY',
      '150200 DEADLINE GREEN',
      '150200 OVERALL RED',
      '150600 START GREY',
      '150600 PACE GREEN',
      '150600 FUNDS GREY',
      '150600 STATISTICS GREY',
      '150600 DEADLINE GREEN',
      '150600 OVERALL GREEN',
      'null OVERALL RED',
    ])
    expect(overall()).toEqual([
      ['150100', 'YELLOW', ['WORST_CRITERION', { criterion: 'PACE' }]],
      ['150200', 'RED', ['WORST_CRITERION', { criterion: 'PACE' }]],
      ['150600', 'GREEN', ['ALL_KEPT', {}]],
      [null, 'RED', ['WORST_CITY', { city: '150200' }]],
    ])
  })

  it('names every criterion and every city that is as bad', () => {
    const two = lightFacts({ cities: [lagging, behind], leadCity: '150100', funds: { state: 'MISSING', since: null } })
    expect(overall(two)).toEqual([
      ['150200', 'RED', ['WORST_CRITERION', { criterion: 'PACE' }]],
      ['150100', 'RED', ['WORST_CRITERION', { criterion: 'FUNDS' }]],
      [null, 'RED', ['WORST_CITY', { city: '150200' }], ['WORST_CITY', { city: '150100' }]],
    ])
  })

  it('is grey where there is nothing to judge by', () => {
    expect(overall(lightFacts({ cities: [cityFacts(null, { plannedThisYearFen: null })] }))).toEqual([
      ['150100', 'GREY', ['NOT_JUDGED', {}]],
      [null, 'GREY', ['NOT_JUDGED', {}]],
    ])
  })
})

describe('exempting from a criterion', () => {
  const exemption = {
    criterion: 'PACE' as const,
    approver: '秘书处主任',
    reason: '用地批复延期',
    grantedOn: '2026-06-01',
    expiresOn: '2026-06-30',
  }
  const exempted = lightFacts({ cities: [cityFacts(reported(0))], deadline: '2026-12-31', exemptions: [exemption] })
  const pace = (day: string, exemptions = [exemption]) =>
    judgedLights({ ...exempted, exemptions }, usualLightRules, day).find(({ criterion }) => criterion === 'PACE')

  it.each([
    ['2026-05-31', 'RED', 'COMPUTED'],
    ['2026-06-01', 'GREY', 'EXEMPTED'],
    ['2026-06-30', 'GREY', 'EXEMPTED'],
    ['2026-07-01', 'RED', 'COMPUTED'],
  ])('holds from its day to its last: on %s the pace is %s', (day, colour, cause) => {
    expect(pace(day)).toMatchObject({ colour, cause })
  })

  it('says who approved it, until when, and what it would be', () => {
    expect(pace('2026-06-30')?.reasons).toEqual([
      { code: 'EXEMPTED', facts: { approver: '秘书处主任', expiresOn: '2026-06-30', colour: 'RED' } },
      { code: 'PACE_BEHIND', facts: { points: '41.7', month: '2026-05', reportedOn: '2026-05-31' } },
    ])
    expect(overall(exempted)).toEqual([
      ['150100', 'GREEN', ['ALL_KEPT', {}]],
      [null, 'GREEN', ['ALL_KEPT', {}]],
    ])
  })

  it('of two the longer one is named', () => {
    const longer = { ...exemption, approver: '市长', expiresOn: '2026-08-31' }
    expect(pace('2026-06-15', [exemption, longer])?.reasons[0]?.facts).toMatchObject({ approver: '市长' })
    expect(pace('2026-07-01', [exemption, longer])).toMatchObject({ colour: 'GREY', cause: 'EXEMPTED' })
  })
})

describe('rating oneself beside the computed light', () => {
  it.each([
    ['GREEN', 'RED', 2],
    ['GREEN', 'YELLOW', 1],
    ['YELLOW', 'YELLOW', 0],
    ['RED', 'YELLOW', -1],
    ['GREY', 'RED', null],
    ['GREEN', 'GREY', null],
  ] as const)('%s where %s was computed is a gap of %s', (own, computed, gap) => {
    expect(gapOf(own, computed)).toBe(gap)
  })
})

describe('choosing the version of the rules', () => {
  const rules = usualLightRules
  const sets = [
    { version: 1, effectiveOn: '2026-03-01', rules },
    { version: 2, effectiveOn: '2026-05-01', rules },
    { version: 3, effectiveOn: '2026-05-01', rules },
    { version: 4, effectiveOn: '2026-04-01', rules },
  ]
  it.each([
    ['2026-02-28', 0],
    ['2026-03-01', 1],
    ['2026-04-30', 4],
    ['2026-05-01', 3],
  ])('on %s it is version %i', (day, version) => {
    expect(ruleSetOn(sets, day).version).toBe(version)
  })
})

const recorded = (
  validFrom: string,
  criterion: RecordedLight['criterion'],
  colour: RecordedLight['colour'],
  city: string | null = '150100',
): RecordedLight => ({ validFrom, criterion, colour, city, cause: 'COMPUTED', ruleVersion: 1, reasons: [] })

describe('restating last month’s red', () => {
  const history = [
    recorded('2026-03-11', 'PACE', 'RED'),
    recorded('2026-01-01', 'DEADLINE', 'GREEN'),
    recorded('2026-03-11', 'OVERALL', 'RED'),
    recorded('2026-03-11', 'OVERALL', 'RED', null),
  ]
  const green = judgedLights(lightFacts({ cities: [cityFacts(reported(1000))] }), usualLightRules, '2026-05-20')
  const told = (rows: readonly RecordedLight[]) =>
    rows.map(({ validFrom, city, criterion, colour, cause }) =>
      [validFrom, city ?? '*', criterion, colour, cause].join(' '),
    )

  it('makes it yellow once the row has caught up, and with it what was red only for that', () => {
    const rows = restatedLights(history, green, '2026-05-20')
    expect(told(rows)).toEqual([
      '2026-04-01 150100 PACE YELLOW RESTATED',
      '2026-04-01 150100 OVERALL YELLOW RESTATED',
      '2026-04-01 * OVERALL YELLOW RESTATED',
    ])
    expect(rows[0]?.reasons[0]).toEqual({ code: 'RESTATED', facts: { caughtUpOn: '2026-05-20' } })
    const now = [...history, ...rows]
    const whole = { city: null, criterion: 'OVERALL' as const }
    expect([lightOn(now, whole, '2026-03-31')?.colour, lightOn(now, whole, '2026-04-30')?.colour]).toEqual([
      'RED',
      'YELLOW',
    ])
  })

  it('restates each red of the month, if it turned red within it more than once', () => {
    const twice = [
      recorded('2026-04-05', 'PACE', 'RED'),
      recorded('2026-04-12', 'PACE', 'YELLOW'),
      recorded('2026-04-20', 'PACE', 'RED'),
      recorded('2026-04-05', 'OVERALL', 'RED'),
      recorded('2026-04-12', 'OVERALL', 'YELLOW'),
      recorded('2026-04-20', 'OVERALL', 'RED'),
    ]
    expect(told(restatedLights(twice, green, '2026-05-20'))).toEqual([
      '2026-04-05 150100 PACE YELLOW RESTATED',
      '2026-04-20 150100 PACE YELLOW RESTATED',
      '2026-04-05 150100 OVERALL YELLOW RESTATED',
      '2026-04-20 150100 OVERALL YELLOW RESTATED',
    ])
  })

  it('leaves the row red where another criterion was red as well', () => {
    const both = [...history, recorded('2026-04-01', 'START', 'RED')]
    expect(told(restatedLights(both, green, '2026-05-20'))).toEqual(['2026-04-01 150100 PACE YELLOW RESTATED'])
  })

  it('leaves what ended the month yellow, and what is not green yet', () => {
    const eased = [...history, recorded('2026-04-20', 'PACE', 'YELLOW')]
    expect(restatedLights(eased, green, '2026-05-20')).toEqual([])
    const still = judgedLights(lightFacts({ cities: [cityFacts(reported(100))] }), usualLightRules, '2026-05-20')
    expect(restatedLights(history, still, '2026-05-20')).toEqual([])
  })
})
