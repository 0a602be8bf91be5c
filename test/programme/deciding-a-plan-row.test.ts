import { describe, expect, it } from 'vitest'
import type { GivenPlanRow, KnownPlanRow } from '../../src/programme/given-plan-row.ts'
import { decidePlanRow } from '../../src/programme/plan-change.ts'
import type { ProjectContent, TaskContent } from '../../src/programme/plan-content.ts'
import type { PlanList, PlanRow } from '../../src/programme/plan-row.ts'
import { projectRow, taskRow, unknown, words } from '../support/plan.ts'

const decide = (list: PlanList, given: GivenPlanRow, known: KnownPlanRow = unknown) =>
  decidePlanRow(list, given, known, words, '2026-02-01')

const withContent = (row: GivenPlanRow, content: GivenPlanRow['content']): GivenPlanRow => ({
  ...row,
  content: { ...row.content, ...content },
})

/** The version that a first decision makes, as it is found the next time. */
const kept = (list: PlanList, given: GivenPlanRow): PlanRow => {
  const { next } = decide(list, given)
  return {
    ...{ id: 7, subjectId: 3, clusterId: 1, list, year: 2026, number: given.number, version: 1, state: 'LISTED' },
    ...{ validFrom: '2026-01-15', content: next!.content, contentHash: next!.contentHash, reason: null },
  } as PlanRow
}

const knownTask: KnownPlanRow = { last: kept('TASK', taskRow), carried: null, carriedNumber: null, hasBaseline: true }

describe('deciding on a row that is new', () => {
  it('takes names of cities and fields for their codes, and leaves out what is said twice', () => {
    const { outcome, next } = decide('TASK', {
      number: 1,
      content: {
        ...{ title: ' 共建 一小时通勤圈 ', field: '交通', leadCity: '呼和浩特', note: '第一行\r\n 第二行 ' },
        participatingCities: ['包头市', '150200000000', '150100', '鄂尔多斯市'],
      },
    })
    expect(outcome).toBe('CREATED')
    expect(next!.content).toEqual({
      ...{ title: '共建 一小时通勤圈', field: 'TRANSPORT', leadCity: '150100', leadUnit: null },
      ...{ participatingCities: ['150200', '150600'], cooperatingUnits: [], deadline: null, milestones: [] },
      ...{ source: null, note: '第一行\n第二行' },
    } satisfies TaskContent)
    expect(next!.cities).toEqual(['150100', '150200', '150600'])
  })

  it('makes its first deadline the baseline', () => {
    expect(decide('TASK', taskRow).next!.deadline).toEqual({
      ...{ deadline: '2026-06-30', isBaseline: true, reasonCode: null, reason: null },
    })
  })

  it('gives milestones without a key the next free one', () => {
    const milestones = [{ title: '立项' }, { key: 'm1', title: '开工', dueOn: '2026-04-30' }]
    expect(decide('TASK', withContent(taskRow, { milestones })).next!.content.milestones).toEqual([
      { key: 'm2', title: '立项', dueOn: null, owner: null },
      { key: 'm1', title: '开工', dueOn: '2026-04-30', owner: null },
    ])
  })
})

describe('deciding on a row that is known', () => {
  it('does nothing for the same again, whatever stands in it and whatever is left out', () => {
    expect(decide('TASK', taskRow, knownTask)).toEqual({ outcome: 'UNCHANGED', changed: [], next: null, problems: [] })
    expect(decide('TASK', { number: 1, content: {} }, knownTask).outcome).toBe('UNCHANGED')
  })

  it('changes what is given and leaves the rest, and names what changed', () => {
    const { outcome, changed, next } = decide('TASK', { number: 1, content: { leadUnit: '市发改委' } }, knownTask)
    expect([outcome, changed, next!.version, next!.subjectId, next!.deadline]).toEqual([
      'UPDATED',
      ['leadUnit'],
      2,
      3,
      null,
    ])
    expect(next!.content).toEqual({ ...knownTask.last!.content, leadUnit: '市发改委' })
  })

  it('takes a value away where null is given', () => {
    expect(decide('TASK', { number: 1, content: { source: null } }, knownTask).changed).toEqual(['source'])
  })

  it('keeps a changed deadline with its reason, and never as the baseline', () => {
    const given = {
      number: 1,
      content: { deadline: '2026-12-31' },
      deadlineReason: { code: 'FUNDS', text: ' 资金未到位 ' },
    }
    expect(decide('TASK', given, knownTask).next!.deadline).toEqual({
      ...{ deadline: '2026-12-31', isBaseline: false, reasonCode: 'FUNDS', reason: '资金未到位' },
    })
  })

  it.each<[string, Partial<GivenPlanRow>, string[]]>([
    ['a changed deadline without a reason', { content: { deadline: '2026-12-31' } }, ['DEADLINE_CHANGE_NEEDS_REASON']],
    ['a deadline taken back without a reason', { content: { deadline: null } }, ['DEADLINE_CHANGE_NEEDS_REASON']],
    [
      'a reason that is none',
      { content: { deadline: '2026-12-31' }, deadlineReason: { code: 'LATE' } },
      ['WORD_UNKNOWN'],
    ],
    [
      'OTHER without words',
      { content: { deadline: '2026-12-31' }, deadlineReason: { code: 'OTHER', text: ' ' } },
      ['DEADLINE_REASON_NEEDS_TEXT'],
    ],
    ['a removal without a reason', { state: 'REMOVED' }, ['REMOVAL_NEEDS_REASON']],
    ['a value taken away that must be there', { content: { title: null } }, ['TEXT_MISSING']],
  ])('refuses %s', (_, given, codes) => {
    const { outcome, problems } = decide('TASK', { number: 1, content: {}, ...given }, knownTask)
    expect([outcome, problems.map(({ code }) => code)]).toEqual(['REJECTED', codes])
  })

  it('brings a row that was removed back only where that is said', () => {
    const last: PlanRow = { ...knownTask.last!, state: 'REMOVED', reason: '并入第 2 项' }
    const removed = { ...knownTask, last }
    expect(decide('TASK', taskRow, removed).problems).toMatchObject([
      { code: 'PLAN_ROW_REMOVED', facts: { number: 1, reason: '并入第 2 项' } },
    ])
    const back = decide('TASK', { ...taskRow, state: 'LISTED' }, removed)
    expect([back.outcome, back.next!.state]).toEqual(['UPDATED', 'LISTED'])
  })

  it('refuses a version that begins before the last', () => {
    const last = { ...knownTask.last!, validFrom: '2026-02-02' }
    expect(decide('TASK', withContent(taskRow, { note: '改' }), { ...knownTask, last }).problems[0]!.code).toBe(
      'BEGINS_BEFORE_LAST',
    )
  })
})

describe('carrying a row over', () => {
  const old = { ...kept('PROJECT', projectRow), year: 2025 }
  const carriedFrom = { year: 2025, number: 1 }

  it('keeps its identity and what it says, but not the money of the year', () => {
    const { outcome, next } = decide(
      'PROJECT',
      { number: 9, carriedFrom, content: {} },
      { ...unknown, carried: old, hasBaseline: true },
    )
    const { totalInvestmentFen, plannedThisYearFen } = next!.content as ProjectContent
    expect([outcome, next!.subjectId, next!.version, totalInvestmentFen, plannedThisYearFen]).toEqual([
      'CREATED',
      3,
      1,
      34500000000,
      null,
    ])
    expect(next!.deadline).toBeNull()
  })

  it('asks for a reason where the deadline becomes another', () => {
    const known = { ...unknown, carried: old, hasBaseline: true }
    const given = { number: 9, carriedFrom, content: { deadline: '2027-10-31' } }
    expect(decide('PROJECT', given, known).problems.map(({ code }) => code)).toEqual(['DEADLINE_CHANGE_NEEDS_REASON'])
    expect(decide('PROJECT', { ...given, deadlineReason: { code: 'NEXT_EDITION' } }, known).next!.deadline).toEqual({
      ...{ deadline: '2027-10-31', isBaseline: false, reasonCode: 'NEXT_EDITION', reason: null },
    })
  })

  it.each<[string, Partial<KnownPlanRow>, string]>([
    ['a row that is not there', {}, 'CARRIED_ROW_UNKNOWN'],
    ['a row that goes on already', { carried: old, carriedNumber: 4 }, 'CARRIED_TWICE'],
    ['a row under another’s number', { carried: old, last: { ...old, subjectId: 8 } }, 'NUMBER_OF_OTHER'],
  ])('refuses %s', (_, known, code) => {
    const found = decide('PROJECT', { number: 9, carriedFrom, content: {} }, { ...unknown, ...known })
    expect(found.problems.map((one) => one.code)).toContain(code)
  })
})

describe('checking what a row says', () => {
  it.each<[string, PlanList, GivenPlanRow['content'], string[]]>([
    ['a city that is no member', 'TASK', { leadCity: '140200' }, ['CITY_NOT_MEMBER']],
    ['a field that is none', 'TASK', { field: '航天' }, ['PLAN_FIELD_UNKNOWN']],
    ['a day that does not exist', 'TASK', { deadline: '2026-02-29' }, ['DATE_INVALID']],
    ['a milestone without a title', 'TASK', { milestones: [{ dueOn: '2026-03-01' }] }, ['TEXT_MISSING']],
    [
      'a milestone twice',
      'TASK',
      {
        milestones: [
          { key: 'a', title: '一' },
          { key: 'a', title: '二' },
        ],
      },
      ['ENTRY_REPEATED'],
    ],
    ['a part of a 分', 'PROJECT', { totalInvestmentFen: 0.5 }, ['MONEY_INVALID']],
    ['what is no amount', 'PROJECT', { totalInvestmentFen: '1.001' }, ['MONEY_INVALID']],
    ['eleven months', 'PROJECT', { plannedCurve: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, ['CURVE_NOT_TWELVE']],
    ['a plan that falls', 'PROJECT', { plannedCurve: [0, 5, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4] }, ['CURVE_FALLS']],
    ['a completion before the start', 'PROJECT', { plannedCompletionOn: '2026-02-28' }, ['DAYS_REVERSED']],
    ['a month that is none', 'PROJECT', { winterStop: { from: 11, to: 13 } }, ['MONTH_INVALID']],
    [
      'a factor twice',
      'PROJECT',
      {
        factors: [
          { factor: 'LAND', state: 'WANTED' },
          { factor: 'LAND', state: 'GRANTED' },
        ],
      },
      ['ENTRY_REPEATED'],
    ],
    [
      'a stalled project without a cause',
      'PROJECT',
      { stalled: { class: 'STOPPED', since: '2024-05-01' } },
      ['TEXT_MISSING'],
    ],
    [
      'a figure that is none',
      'PLATFORM',
      { figures: [{ name: '接入企业', unit: '家', target: '约100' }] },
      ['FIGURE_INVALID'],
    ],
    [
      'a connection seen before it was made',
      'PLATFORM',
      { connections: [{ city: '150100', since: '2026-03-01', lastSeenOn: '2026-02-01' }] },
      ['DAYS_REVERSED'],
    ],
  ])('refuses %s', (_, list, content, codes) => {
    const { outcome, problems } = decide(list, withContent(list === 'PROJECT' ? projectRow : taskRow, content))
    expect([outcome, problems.map(({ code }) => code)]).toEqual(['REJECTED', codes])
  })

  it.each<[string, GivenPlanRow['content'], string]>([
    ['the year’s plan exceeds the total', { plannedThisYearFen: 34500000001 }, 'PLANNED_OVER_TOTAL'],
    ['the monthly plan ends elsewhere', { plannedCurve: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }, 'CURVE_ENDS_ELSEWHERE'],
    ['shares do not add up', { investmentShares: [{ city: '150200', fen: 1 }] }, 'SHARES_DIFFER'],
    [
      'a share is of a city that is not on the row',
      {
        participatingCities: [],
        totalInvestmentFen: 5,
        plannedThisYearFen: 5,
        investmentShares: [{ city: '150100', fen: 5 }],
      },
      'SHARE_OUTSIDE_ROW',
    ],
    ['a project code has no such shape', { projectCode: '2026-1501' }, 'PROJECT_CODE_SHAPE'],
    ['it entered statistics before it started', { enteredInStatisticsOn: '2026-01-31' }, 'ENTERED_BEFORE_START'],
    [
      'a milestone comes after the deadline',
      { milestones: [{ title: '竣工', dueOn: '2027-01-01' }] },
      'MILESTONE_AFTER_DEADLINE',
    ],
  ])('lets through, but says, that %s', (_, content, code) => {
    const { outcome, problems } = decide('PROJECT', withContent(projectRow, content))
    expect([outcome, problems.map((one) => [one.code, one.severity])]).toEqual(['CREATED', [[code, 'WARNING']]])
  })

  it('places a problem at its entry and part', () => {
    const { problems } = decide(
      'TASK',
      withContent(taskRow, { milestones: [{ title: '一' }, { title: '二', dueOn: '明年' }] }),
    )
    expect(problems[0]!.path).toEqual(['milestones', 1, 'dueOn'])
  })
})
