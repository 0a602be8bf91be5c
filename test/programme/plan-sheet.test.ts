import { describe, expect, it } from 'vitest'
import type { GivenPlanRow } from '../../src/programme/given-plan-row.ts'
import { planHeaderReader } from '../../src/programme/plan-columns.ts'
import { openPlanReader } from '../../src/programme/plan-reader.ts'
import { numberProblems } from '../../src/programme/plan-registration.ts'
import type { PlanList } from '../../src/programme/plan-row.ts'
import { readSheetDay } from '../../src/programme/sheet-day.ts'

const read = (list: PlanList, ...rows: string[][]) => {
  const reader = openPlanReader(list, null)
  const cellsOf = (texts: string[]) =>
    texts.flatMap((text, i) => (text === '' ? [] : [{ column: i + 1, text, kind: 'text' as const }]))
  reader.read({ rows: rows.map((texts, i) => ({ sheet: '', row: i + 1, cells: cellsOf(texts) })), problems: [] })
  return reader.finish()
}
const contentOf = (list: PlanList, ...rows: string[][]): GivenPlanRow['content'] => read(list, ...rows).rows[0]!.content

describe('understanding the header of a plan', () => {
  it.each<[string, string, string | null]>([
    ['a unit in brackets', '总投资（万元）', 'totalInvestmentFen@WAN_YUAN'],
    ['another unit', '总投资额(亿元)', 'totalInvestmentFen@YI_YUAN'],
    ['a unit behind a stroke', '计划总投资/元', 'totalInvestmentFen@YUAN'],
    ['a unit in words', '总投资（单位：万元）', 'totalInvestmentFen@WAN_YUAN'],
    ['no unit', '总投资', 'totalInvestmentFen@'],
    ['a year before', '2026年计划投资（亿元）', 'plannedThisYearFen@YI_YUAN'],
    ['another year before', '2026年度计划投资（万元）', 'plannedThisYearFen@WAN_YUAN'],
    ['a month', '1-3月累计计划（万元）', 'plannedCurve.2@WAN_YUAN'],
    ['an older word', '计划竣工时间', 'plannedCompletionOn'],
    ['a unit where there is none to be', '建设阶段（万元）', null],
    ['something else', '联系电话', null],
  ])('takes %s', (_, header, field) => {
    const found = planHeaderReader(
      'PROJECT',
      null,
    )(
      new Map([
        [1, '序号'],
        [2, '项目名称'],
        [3, header],
      ]),
    )
    expect(found!.columns[2]!.field).toBe(field)
  })

  it('takes the unit from what stands above, or the one given', () => {
    const header = new Map([
      [1, '项目名称'],
      [2, '总投资'],
      [3, '年度计划投资（亿元）'],
    ])
    const above = planHeaderReader('PROJECT', 'YUAN')
    expect(
      above(
        new Map([
          [1, '重点项目表'],
          [3, '单位：万元'],
        ]),
      ),
    ).toBeNull()
    expect(above(header)!.columns.map(({ field }) => field)).toEqual([
      'title',
      'totalInvestmentFen@WAN_YUAN',
      'plannedThisYearFen@YI_YUAN',
    ])
    expect(planHeaderReader('PROJECT', 'YUAN')(header)!.columns[1]!.field).toBe('totalInvestmentFen@YUAN')
  })

  it('keeps the first of two columns that mean the same', () => {
    const found = planHeaderReader(
      'TASK',
      null,
    )(
      new Map([
        [1, '任务名称'],
        [2, '责任单位'],
        [3, '牵头单位'],
      ]),
    )
    expect(found!.claimedTwice).toEqual([{ field: 'leadUnit', header: '牵头单位' }])
  })
})

describe('reading a day out of a cell', () => {
  it.each([
    ['2026-06-30', '2026-06-30'],
    ['2026/6/3', '2026-06-03'],
    ['2026.12.1', '2026-12-01'],
    ['2026年6月30日', '2026-06-30'],
    ['２０２６年６月３０日', '2026-06-30'],
    ['2026年2月底', '2026-02-28'],
    ['2028年2月底前', '2028-02-29'],
    ['2026年12月底前', '2026-12-31'],
    ['2026年2月30日', '2026年2月30日'],
    ['2026年13月底', '2026年13月底'],
    ['2026年0月底前', '2026年0月底前'],
    ['2026年12月', '2026年12月'],
    ['年底', '年底'],
  ])('takes %s as %s', (text, day) => {
    expect(readSheetDay(text)).toBe(day)
  })
})

describe('reading the rows of a plan', () => {
  it('converts amounts by the unit of their column', () => {
    const { rows } = read(
      'PROJECT',
      ['序号', '项目名称', '总投资（亿元）', '年度计划投资（万元）'],
      ['1', '快速路', '3.45', '8,600.5'],
      ['合计', '', '3.45', '8600.5'],
    )
    expect(rows.map(({ number, content }) => [number, content])).toEqual([
      [1, { title: '快速路', totalInvestmentFen: 34500000000, plannedThisYearFen: 8600500000, sourceUnit: 'YI_YUAN' }],
    ])
  })

  it('refuses an amount without a unit, at its cell', () => {
    const { rows, placed } = read('PROJECT', ['序号', '项目名称', '总投资'], ['1', '快速路', '3.45'], ['2', '医院', ''])
    expect(rows.map(({ problems }) => problems!.map(({ code }) => code))).toEqual([['MONEY_UNIT_UNKNOWN'], []])
    const found = { ...rows[0]!.problems![0]!, path: ['rows', 0, 'totalInvestmentFen'] }
    expect(placed(found)).toMatchObject({ row: 2, cell: 'C2', facts: { field: '总投资', found: '3.45' } })
  })

  it('keeps what stood for a number that is none', () => {
    const { rows } = read('TASK', ['序号', '任务名称'], ['甲-1', '通勤圈'])
    expect([rows[0]!.number, rows[0]!.numberSaid]).toEqual([Number.NaN, '甲-1'])
    expect(numberProblems(Number.NaN, new Set(), '甲-1')[0]!.facts).toEqual({ number: '甲-1' })
  })

  it('leaves out what has no column, and takes away what is empty', () => {
    expect(contentOf('TASK', ['序号', '任务名称', '备注'], ['1', '通勤圈', ''])).toEqual({
      title: '通勤圈',
      note: null,
    })
  })

  it('takes lists with the signs that people use', () => {
    const content = contentOf(
      'TASK',
      ['序号', '任务名称', '参与城市', '配合单位', '节点'],
      [
        '1',
        '通勤圈',
        '包头市、鄂尔多斯市，乌兰察布市',
        '市发改委；市财政局',
        '立项|2026年3月底|市发改委；开工|2026-05-01',
      ],
    )
    expect(content).toEqual({
      title: '通勤圈',
      participatingCities: ['包头市', '鄂尔多斯市', '乌兰察布市'],
      cooperatingUnits: ['市发改委', '市财政局'],
      milestones: [
        { key: null, title: '立项', dueOn: '2026-03-31', owner: '市发改委' },
        { key: null, title: '开工', dueOn: '2026-05-01', owner: null },
      ],
    })
  })

  it.each([
    ['参与城市', 'participatingCities', '[["包头市"],2]', ['[["包头市"]', '2]']],
    ['配合单位', 'cooperatingUnits', '[[{"a":1}]]', ['[[{"a":1}]]']],
    ['节点', 'milestones', '[["立项"],null]', [{ key: null, title: '[["立项"],null]', dueOn: null, owner: null }]],
    ['节点', 'milestones', '[[1,2,3]]', [{ key: null, title: '[[1,2,3]]', dueOn: null, owner: null }]],
  ])('takes brackets of %s that are no rows of texts as words: %s %s', (header, field, text, value) => {
    expect(contentOf('TASK', ['序号', '任务名称', header], ['1', '通勤圈', text])).toMatchObject({ [field]: value })
  })

  it('takes the months of a plan in their order, wherever their columns stand', () => {
    const months = Array.from({ length: 12 }, (_, i) => 12 - i)
    const content = contentOf(
      'PROJECT',
      ['序号', '项目名称', ...months.map((month) => `${month}月累计计划（元）`)],
      ['1', '快速路', ...months.map((month) => `${month}`)],
    )
    expect(content).toMatchObject({
      plannedCurve: [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200],
    })
  })

  it('takes the columns of a stalled project together, and the months of a winter', () => {
    const content = contentOf(
      'PROJECT',
      ['序号', '项目名称', '半拉子类别', '半拉子成因', '停滞日期', '冬季停工', '要素保障', '建设阶段'],
      ['1', '医院', '建成未投用', '管网未通', '2024年5月1日', '11月至次年3月', '用地|已批复|2025-01-01', '停工'],
    )
    expect(content).toMatchObject({
      stalled: { class: 'UNUSABLE', cause: '管网未通', since: '2024-05-01' },
      winterStop: { from: '11', to: '3' },
      factors: [{ factor: 'LAND', state: 'GRANTED', since: '2025-01-01' }],
      stage: 'STOPPED',
    })
  })

  it('reads a reason, a removal, and where a row comes from', () => {
    const { rows } = read(
      'TASK',
      ['序号', '任务名称', '延期原因', '延期说明', '结转年度', '结转序号', '移出原因'],
      ['1', '通勤圈', '用地征拆', '拆迁滞后', '2025', '7', ''],
      ['2', '旅游', '', '', '', '', '并入第 1 项'],
      ['三', '水', '', '', '', '', ''],
    )
    expect(rows.map(({ content, problems, ...row }) => row)).toEqual([
      { number: 1, deadlineReason: { code: 'LAND', text: '拆迁滞后' }, carriedFrom: { year: 2025, number: 7 } },
      { number: 2, deadlineReason: null, state: 'REMOVED', reason: '并入第 1 项' },
      { number: Number.NaN, numberSaid: '三', deadlineReason: null },
    ])
  })

  it('refuses a sheet of which no column is known', () => {
    const { problems } = read('TASK', ['姓名', '电话'], ['张三', '123'])
    expect(problems.map(({ code }) => code)).toEqual(['PLAN_HEADER_NOT_FOUND'])
  })
})
