import { describe, expect, it } from 'vitest'
import type { GivenPlanRow } from '../../src/programme/given-plan-row.ts'
import { planCell } from '../../src/programme/plan-cells.ts'
import { decidePlanRow } from '../../src/programme/plan-change.ts'
import { planColumns, writtenHeader } from '../../src/programme/plan-columns.ts'
import { openPlanReader } from '../../src/programme/plan-reader.ts'
import type { PlanList, PlanRow } from '../../src/programme/plan-row.ts'
import { projectRow, taskRow, unknown, words } from '../support/plan.ts'

const cities: Readonly<Record<string, string>> = { 150100: '呼和浩特市', 150200: '包头市', 150600: '鄂尔多斯市' }
const names = {
  city: (code: string) => cities[code]!,
  field: (code: string) => (code === 'TRANSPORT' ? '交通' : code),
}

/** The row that is kept of what was given, written as a sheet and read again. */
const again = (list: PlanList, given: GivenPlanRow) => {
  const { next, problems } = decidePlanRow(list, given, unknown, words, '2026-02-01')
  expect(problems).toEqual([])
  const kept = {
    ...{ id: 7, subjectId: 3, clusterId: 1, list, year: 2026, number: given.number, version: 1, state: 'LISTED' },
    ...{ validFrom: '2026-01-15', content: next!.content, contentHash: next!.contentHash, reason: null },
  } as PlanRow
  const reader = openPlanReader(list, null)
  const cells = (values: (string | number | null)[]) =>
    values.flatMap((value, i) =>
      value === null || value === '' ? [] : [{ column: i + 1, text: String(value), kind: 'text' as const }],
    )
  const columns = planColumns[list]
  const rows = [columns.map(writtenHeader), columns.map((column) => planCell(kept, null, column, names))]
  reader.read({ rows: rows.map((values, i) => ({ sheet: '', row: i + 1, cells: cells(values) })), problems: [] })
  const [read] = reader.finish().rows
  const known = { ...unknown, last: kept, hasBaseline: true }
  return decidePlanRow(list, read!, known, words, '2026-02-01')
}

const unchanged = { outcome: 'UNCHANGED', changed: [], next: null, problems: [] }

describe('importing what was exported', () => {
  it.each<[string, GivenPlanRow['content']]>([
    ['a plain task', {}],
    ['units whose names hold the sign between them', { cooperatingUnits: ['发改委、财政局'] }],
    ['two such', { cooperatingUnits: ['发改委、财政局', '水利局；水务局'] }],
    ['a milestone that holds every sign', { milestones: [{ title: '立项|可研；初设', owner: 'a|b' }] }],
    ['a milestone with a key of its own', { milestones: [{ key: '一期', title: '立项', dueOn: '2026-03-01' }] }],
    ['a title in brackets', { title: '[["试点"]] 通勤圈' }],
    ['a note of several lines', { note: '第一行\n第二行；第三' }],
    ['a title like a formula', { title: '=1+1' }],
    ['no field but the first ones', { participatingCities: [], leadUnit: null, deadline: null, source: null }],
  ])('changes nothing of %s', (_, content) => {
    expect(again('TASK', { ...taskRow, content: { ...taskRow.content, ...content } })).toEqual(unchanged)
  })

  it.each<[string, GivenPlanRow['content']]>([
    ['a plain project', {}],
    ['amounts to the last 分', { totalInvestmentFen: 8999999999999999, plannedThisYearFen: 1 }],
    [
      'a plan by months',
      {
        plannedThisYearFen: 1200,
        plannedCurve: [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1200],
        sourceUnit: 'YI_YUAN',
        winterStop: { from: 11, to: 3 },
      },
    ],
    [
      'shares, factors and permits',
      {
        participatingCities: ['150100'],
        totalInvestmentFen: 300,
        plannedThisYearFen: 3,
        investmentShares: [
          { city: '150200', fen: 199 },
          { city: '150100', fen: 101 },
        ],
        factors: [
          { factor: 'LAND', state: 'MISSING', since: '2025-12-01' },
          { factor: 'ENERGY', state: 'NOT_NEEDED' },
        ],
        permits: [{ step: '施工许可', officer: '张三', dueOn: '2026-03-01', doneOn: '2026-02-27' }],
        stage: 'READY',
      },
    ],
    [
      'a stalled project, accepted with something to be made up',
      {
        stalled: { class: 'UNUSABLE', cause: '管网\n未通', since: '2024-05-01', revivedOn: '2025-01-01' },
        conditionalAcceptance: { acceptedOn: '2025-11-01', makeUpBy: '2026-01-31' },
        projectCode: '2025-150200-04-01-123456',
      },
    ],
  ])('changes nothing of %s', (_, content) => {
    expect(again('PROJECT', { ...projectRow, content: { ...projectRow.content, ...content } })).toEqual(unchanged)
  })

  it('changes nothing of a platform', () => {
    const content = {
      ...{
        title: '政务服务平台',
        field: 'TRANSPORT',
        leadCity: '150100',
        kind: '政务',
        stage: 'TRIAL',
        hostCity: '150600',
      },
      connections: [{ city: '150100', since: '2025-03-01', lastSeenOn: '2026-01-31' }],
      figures: [{ name: '办件量', unit: '万件', target: '60', value: '31.5' }],
    }
    expect(again('PLATFORM', { number: 1, content })).toEqual(unchanged)
  })
})
