import { describe, expect, it } from 'vitest'
import { causesOf } from '../../src/meeting/brief-problems.ts'
import { briefResolutions } from '../../src/meeting/brief-resolutions.ts'
import { shareText, valueOfRows } from '../../src/meeting/counted-row.ts'
import { marksOf, type PlanPart, rowsOfParts } from '../../src/meeting/plan-part.ts'
import { tallyPlan } from '../../src/meeting/plan-tally.ts'
import type { Resolution, ResolutionState } from '../../src/meeting/resolution.ts'
import type { CoordinationStep, IssueState, Letter } from '../../src/programme/coordination-issue.ts'

describe('a share as text', () => {
  it.each([
    [1n, 3n, '0.3333'],
    [2n, 3n, '0.6666'],
    [1n, 2n, '0.5'],
    [0n, 7n, '0'],
    [7n, 7n, '1'],
    [5n, 4n, '1.25'],
    [1n, 20_000n, '0'],
    [9_000_000_000_000_000n, 9_000_000_000_000_001n, '0.9999'],
    [1n, 0n, null],
  ])('%s of %s is %s', (part, of, text) => {
    expect(shareText(part, of)).toBe(text)
  })
})

describe('what rows make of a figure', () => {
  const rows = [
    { value: 3n, of: 4n },
    { value: 9_007_199_254_740_993n, of: null },
  ]
  it.each([
    ['COUNT', '2'],
    ['SUM', '9007199254740996'],
    ['RATIO', '2251799813685249'],
  ] as const)('by %s it is %s', (rule, value) => {
    expect(valueOfRows(rule, rows)).toBe(value)
  })
  it('is nought of none, and no share', () => {
    expect([valueOfRows('COUNT', []), valueOfRows('SUM', []), valueOfRows('RATIO', [])]).toEqual(['0', '0', null])
  })
})

const part = (said: Partial<PlanPart>): PlanPart => ({
  ...{ list: 'PROJECT', rowId: 1, subjectId: 1, number: 1, field: 'TRANSPORT', city: '150100', standing: 'UNDER_WAY' },
  ...{ colour: 'GREEN', staleness: null, reportedOn: null, planned: 10, completed: 4, due: 5, ...said },
})

describe('a row of several cities', () => {
  it.each([
    ['done in all', ['DONE', 'DONE'], ['GREEN', 'GREY'], 'DONE', 'GREEN'],
    ['done in one', ['DONE', 'UNDER_WAY'], ['GREEN', 'YELLOW'], 'UNDER_WAY', 'YELLOW'],
    ['started in one', ['NOT_STARTED', 'UNDER_WAY'], ['RED', 'YELLOW'], 'UNDER_WAY', 'RED'],
    ['done in one, not started in the other', ['NOT_STARTED', 'DONE'], ['GREY', 'GREY'], 'UNDER_WAY', 'GREY'],
    ['started in none', ['NOT_STARTED', 'NOT_STARTED'], ['GREY', 'RED'], 'NOT_STARTED', 'RED'],
  ] as const)('%s', (_, [one, other], [mine, its], standing, colour) => {
    const parts = [part({ standing: one, colour: mine }), part({ city: '150200', standing: other, colour: its })]
    expect(marksOf(parts)).toMatchObject({ standing, colour, planned: 20, completed: 8, due: 10 })
  })

  it('counts once, and in each of its cities', () => {
    const tally = tallyPlan(
      rowsOfParts([
        part({ standing: 'DONE', colour: 'RED', staleness: 'REPEATED' }),
        part({ city: '150200', staleness: 'MISSING' }),
        part({ rowId: 2, number: 2, field: 'ECOLOGY', standing: 'DONE' }),
        part({ rowId: 3, list: 'TASK', standing: 'NOT_STARTED' }),
      ]),
    )
    expect(tally('PROJECT')).toMatchObject({ rows: 2, underWay: 1, done: 1, behind: 1, red: 1, stale: 1, planned: 30n })
    expect(tally('PROJECT@150100')).toMatchObject({ rows: 2, underWay: 0, done: 2, red: 1, stale: 1, planned: 20n })
    expect(tally('PROJECT@150200')).toMatchObject({ rows: 1, underWay: 1, done: 0, red: 0, stale: 1, planned: 10n })
    expect(tally('PROJECT~ECOLOGY')).toMatchObject({ rows: 1, done: 1 })
    expect(tally('TASK')).toMatchObject({ rows: 1, notStarted: 1 })
    expect(tally('PLATFORM')).toMatchObject({ rows: 0, planned: 0n })
  })
})

describe('amounts that a number cannot hold together', () => {
  const most = Number.MAX_SAFE_INTEGER
  it.each([
    ['two', [most, most], '18014398509481982'],
    ['many', [most, 1, most, 3, 5, most], '27021597764222982'],
  ])('%s', (_, amounts, sum) => {
    const rows = amounts.map((planned, at) =>
      part({ rowId: at + 1, number: at + 1, planned, completed: 1, due: planned }),
    )
    const tally = tallyPlan(rowsOfParts(rows))
    expect([tally('PROJECT').planned, tally('PROJECT@150100').due].map(String)).toEqual([sum, sum])
  })
})

describe('whether an issue needs the mayors', () => {
  const step = (state: IssueState, letter: Letter | null = null): CoordinationStep => ({
    ...{ step: letter ? 'ESCALATED' : 'ASSIGNED', state, onDay: '2026-03-01', by: null, text: null },
    ...{ owner: '150200', ownerUnit: null, dueOn: '2026-04-30', letter, letterDueOn: null },
    ...{ documentNumber: null, manner: null },
  })
  it.each([
    ['on its due day', [step('ASSIGNED')], '2026-04-30', []],
    ['the day after', [step('ASSIGNED')], '2026-05-01', ['OVERDUE']],
    ['reminded in time', [step('ASSIGNED', 'REMINDER')], '2026-04-01', []],
    ['supervised in time', [step('HANDLED', 'SUPERVISION')], '2026-04-01', ['SUPERVISED']],
    ['supervised and late', [step('HANDLED', 'SUPERVISION')], '2026-05-01', ['SUPERVISED', 'OVERDUE']],
    ['answered late', [step('ASSIGNED'), step('ANSWERED')], '2026-05-01', []],
    ['sent back', [step('ANSWERED'), step('RETURNED')], '2026-04-01', ['RETURNED']],
    ['closed after all', [step('ASSIGNED', 'SUPERVISION'), step('CLOSED')], '2026-05-01', []],
  ])('%s', (_, steps, asOf, causes) => {
    expect(causesOf({ steps }, asOf)).toEqual(causes)
  })
})

describe('the resolutions of a report', () => {
  const resolution = (
    edition: number,
    number: number,
    state: ResolutionState | null,
    onDay = '2026-02-01',
  ): Resolution => ({
    ...{ id: number, cluster: 'hbew', edition, number, version: 1, adoptedOn: '2025-12-20', text: '事项' },
    ...{ leadCity: '150100', coCities: [], unit: '局', deadline: '2026-03-31', links: [], meetingsSince: 1 },
    steps: state ? [{ state, onDay, by: null, text: '进展', deadline: null, endedBy: null, documentNumber: null }] : [],
  })
  it('are the open ones of earlier meetings, those closed since the last, and its own', () => {
    const all = [
      resolution(5, 1, null),
      resolution(5, 2, 'DONE', '2025-11-01'),
      resolution(6, 1, 'DONE', '2026-02-01'),
      resolution(6, 2, 'UNDER_WAY'),
      resolution(7, 1, null),
    ]
    const found = briefResolutions(all, { edition: 7, asOf: '2026-04-01', since: '2025-12-20' })
    expect(found.map((one) => [one.edition, one.number, one.state, one.isOverdue, one.isCarriedOver])).toEqual([
      [5, 1, 'NOT_STARTED', true, true],
      [6, 1, 'DONE', false, false],
      [6, 2, 'UNDER_WAY', true, true],
      [7, 1, 'NOT_STARTED', true, false],
    ])
  })
})
