import { describe, expect, it } from 'vitest'
import { percentText } from '../../src/base/percent.ts'
import type { OfficialBlock } from '../../src/office/index.ts'
import type { CoordinationStep } from '../../src/programme/coordination-issue.ts'
import type { DispatchRow } from '../../src/programme/dispatch-row.ts'
import type { DispatchBrief } from '../../src/programme/prepare-dispatch.ts'
import { dispatchPaper, dispatchSheets } from '../../src/report/dispatch-paper.ts'
import { scorecardTable } from '../../src/report/dispatch-use.ts'
import { wanYuanText } from '../../src/report/official-words.ts'

const entry = {
  ...{ onDay: '2026-02-20', year: 2026, completedThisYearFen: 4_000_000_000, completedSinceStartFen: null },
  ...{ physicalPermille: 400, stage: null, isDone: false, text: '路基完成40%' },
}
const row: DispatchRow = {
  ...{ list: 'PROJECT', number: 1, title: '城际铁路', field: 'TRANSPORT', leadCity: '150100', leadUnit: null },
  ...{
    deadline: '2026-12-31',
    actualStartOn: null,
    actualCompletionOn: null,
    plannedThisYearFen: 40_000_000_000,
    colour: 'RED',
  },
  causes: [
    { city: '150100', reasons: [{ code: 'START_MISSED', facts: { plannedStartOn: '2025-10-01', months: 4 } }] },
    { city: '150100', reasons: [{ code: 'FUNDS_SHORT', facts: { since: '2026-01-10' } }] },
    { city: '150200', reasons: [{ code: 'UNWORDED', facts: {} }] },
  ],
  parts: [
    { city: '150100', entry, before: { ...entry, onDay: '2026-01-31', completedThisYearFen: 1_000_000_000 } },
    { city: '150200', entry: null, before: null },
  ],
}
const step: CoordinationStep = {
  ...{ step: 'ASSIGNED', state: 'ASSIGNED', onDay: '2026-02-02', by: null, text: null, owner: '150200' },
  ...{ ownerUnit: '交通局', dueOn: '2026-02-20', letter: null, letterDueOn: null, documentNumber: null, manner: null },
}
const due = { day: '2026-03-04', isProvisional: true, reportedWith: '2026-02' }
const tally = { owed: 2, reported: 1, waiting: 0, returned: 0, missing: 1, late: 1, repeated: 0, exempt: 1 }
const brief = {
  cluster: { code: 'hbew', name: '呼包鄂乌城市群（演示数据）', isSample: true },
  ...{ period: '2026-02', cadence: 'MONTH', from: '2026-02-01', to: '2026-02-28', asOf: '2026-03-09' },
  cities: new Map([
    ['150100', '呼和浩特市'],
    ['150200', '包头市'],
  ]),
  rows: [row],
  obligations: { due, from: '2026-02-01', asOf: '2026-03-09', cities: [{ city: '150200', ...tally }] },
  issues: [
    {
      ...{ id: 1, cluster: 'hbew', number: 3, title: '断头路', problem: '标准不一', raisedBy: null, plan: null },
      steps: [step],
    },
  ],
  use: {
    cases: 12,
    goodGrades: 3,
    byCity: [
      {
        ...{ city: '150100', cases: 12, monthsTold: 1, closure: [95, 100], resolution: [0, 0], satisfaction: [2, 3] },
        grades: [80, 10, 5, 3, 2],
      },
    ],
  },
  issueCounts: { open: 1, overdue: 1 },
  scorecard: null,
} as unknown as DispatchBrief

const saidIn = (block: OfficialBlock): unknown => {
  if (block.kind === 'TABLE') return block.rows
  if (block.kind === 'SIGNATURE') return `${block.organ} ${block.day}`
  if (block.kind === 'ANNEX_NOTE') return block.titles
  if (block.kind === 'CHART' || block.kind === 'MINUTES_HEAD') return block.kind
  return block.kind === 'ANNEX' ? `${block.number} ${block.title}` : block.text
}

describe('a monthly circular', () => {
  it('says what the brief says, and nothing else', () => {
    expect(dispatchPaper(brief, '秘书处').blocks.map(saidIn)).toEqual([
      '（演示数据）',
      '呼包鄂乌城市群月通报',
      '（2026年2月，截至2026年2月28日）',
      '一、总体进展',
      '重点工程1项：已完成0项，推进中1项，未启动0项；红灯1项、黄灯0项、绿灯0项、不评0项。年度计划投资40000万元，截至2026年2月28日完成4000万元，占10.0%，当月完成3000万元。',
      '二、亮灯情况',
      '灯色为2026年3月9日的评判，依据截至该日已报送的进展。',
      [
        [
          ...['重点工程', '1', '城际铁路', '呼和浩特市', '红灯'],
          '呼和浩特市：计划2025年10月1日开工，至今未开工，已逾期4个月，资金有缺口（自2026年1月10日）；包头市：UNWORDED',
        ],
      ],
      '三、报送情况',
      '报送时限为2026年3月4日（暂定），以下为截至2026年3月9日的情况。',
      [['包头市', '2', '1', '0', '0', '1', '1', '0', '1']],
      '四、需协调事项',
      '未销号的需协调事项1件，其中逾期未答复1件。',
      [['3', '断头路', '秘书处', '包头市', '2026-02-20', '已交办']],
      '五、通办使用',
      '跨市办件12件，在收件地统计一次。',
      [['呼和浩特市', '12', '95.0%\n95/100', '—', '66.6%\n2/3', '95.0%\n95/100']],
      ['重点工程进展'],
      '秘书处 2026年3月9日',
      'null 重点工程进展',
      [
        [
          ...['1', '城际铁路', '呼和浩特市', '2026-12-31', '推进中', '红灯', '40000', '4000', '3000'],
          '呼和浩特市（2026年2月20日）：路基完成40%\n包头市：未报送',
        ],
      ],
    ])
  })

  it('says how many issues it does not list, and names months that are reported together', () => {
    const merged = { ...brief.obligations, from: '2026-01-01' }
    const more = { ...brief, from: '2026-01-01', obligations: merged, issueCounts: { open: 1003, overdue: 7 } }
    const texts = dispatchPaper(more, '秘书处').blocks.map(saidIn)
    expect(texts[2]).toBe('（2026年1—2月，截至2026年2月28日）')
    expect(texts[4]).toContain('两月完成3000万元。')
    expect(texts).toContain('未销号的需协调事项1003件，其中逾期未答复7件。表中为最近的1件，另有1002件未列出。')
  })

  it('is the same as sheets', () => {
    const sheets = dispatchSheets(brief)
    expect(sheets.map(({ name }) => name)).toEqual([
      '重点工程进展（演示数据）',
      '亮灯事项（演示数据）',
      '报送情况（演示数据）',
      '需协调事项（演示数据）',
      '通办使用（演示数据）',
    ])
    expect(sheets[3]!.columns.map(({ header }) => header)).toEqual([
      '编号',
      '事项',
      '提出',
      '责任城市',
      '答复时限',
      '状态',
    ])
  })

  it('of a quarter also says how the cities answered', () => {
    const share = { numerator: 2, denominator: 3, share: 2 / 3, mark: 'YELLOW' }
    const none = { numerator: 0, denominator: 0, share: null, mark: null }
    const score = { acceptedInTime: share, daysToAnswer: { sum: 26, count: 2, mean: 13, mark: 'GREEN' } }
    const cities = [{ city: '150100', requests: 3, ...score, answeredByAgreedDate: none }]
    const quarter = { ...brief, scorecard: { cities } } as unknown as DispatchBrief
    expect(scorecardTable(quarter)!.rows).toEqual([['呼和浩特市', 3, '66.6% 黄\n2/3', '13.0（2件） 绿', '—']])
  })

  it.each([
    ['WEEK', '2026-W09', '呼包鄂乌城市群周调度单'],
    ['TEN_DAYS', '2026-02-X3', '呼包鄂乌城市群旬报告'],
    ['QUARTER', '2026-Q1', '呼包鄂乌城市群季总结'],
  ] as const)('is another paper by its cadence: %s', (cadence, period, title) => {
    expect(dispatchPaper({ ...brief, cadence, period }, '秘书处').title).toBe(title)
  })

  it('says so where there is nothing to say', () => {
    const bare = {
      ...brief,
      rows: [],
      issues: [],
      issueCounts: { open: 0, overdue: 0 },
      use: null,
      obligations: { ...brief.obligations, cities: [] },
    }
    expect(dispatchPaper(bare, '秘书处').blocks.slice(3).map(saidIn)).toEqual([
      '一、总体进展',
      '本年度清单尚无事项。',
      '二、亮灯情况',
      '灯色为2026年3月9日的评判，依据截至该日已报送的进展。',
      '没有红灯、黄灯事项。',
      '三、报送情况',
      '报送时限为2026年3月4日（暂定），以下为截至2026年3月9日的情况。',
      '没有应报送的事项。',
      '四、需协调事项',
      '未销号的需协调事项0件，其中逾期未答复0件。',
      '秘书处 2026年3月9日',
    ])
  })
})

describe('amounts in words', () => {
  it.each([
    [0n, '0'],
    [1n, '0.000001'],
    [1_000_000n, '1'],
    [123_456_789n, '123.456789'],
    [-50n, '-0.00005'],
    [18_000_000_000_000_001n, '18000000000.000001'],
  ])('%d 分 are %s 万元', (fen, text) => {
    expect(wanYuanText(fen)).toBe(text)
  })

  it.each([
    [0n, 3n, '0.0%'],
    [2n, 3n, '66.6%'],
    [1n, 1n, '100.0%'],
    [9996, 10_000, '99.9%'],
    [11n, 10n, '110.0%'],
  ])('%d of %d is %s, never rounded up', (part, of, text) => {
    expect(percentText(part, of)).toBe(text)
  })
})
