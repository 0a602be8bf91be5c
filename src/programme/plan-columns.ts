import type { MoneyUnit } from '../base/money.ts'
import { normalName } from '../base/text.ts'
import { headerText, type ListHeader } from '../catalogue/list-header.ts'
import type { PlanList } from './plan-row.ts'
import { unitTexts } from './plan-word-texts.ts'

/** A column of a plan's sheet. Its key is the field, with the part or the month behind a point where it has several columns. */
export interface PlanColumn {
  readonly key: string
  /** As it is written, without its unit. */
  readonly header: string
  /** What offices call it else. */
  readonly names: readonly string[]
  readonly width: number
  readonly isMoney?: true
}

const column = (key: string, header: string, width: number, ...names: string[]): PlanColumn => ({
  key,
  header,
  names,
  width,
})
const money = (key: string, header: string, ...names: string[]): PlanColumn => ({
  ...column(key, header, 16, ...names),
  isMoney: true,
})

const titleNames: Readonly<Record<PlanList, readonly string[]>> = {
  TASK: ['任务名称', '重点任务', '工作任务', '任务', '名称', '事项'],
  PROJECT: ['项目名称', '重点项目', '重点工程', '工程名称', '名称', '项目'],
  PLATFORM: ['平台名称', '重大平台', '平台', '名称'],
}

const first = (list: PlanList): PlanColumn[] => {
  const [title, ...names] = titleNames[list]
  return [
    column('number', '序号', 6, '编号'),
    column('title', title!, 36, ...names),
    column('field', '领域', 10, '所属领域', '类别', '行业领域'),
    column('leadCity', '牵头城市', 12, '牵头市', '责任城市', '所属城市', '建设城市'),
    column('leadUnit', '牵头单位', 24, '责任单位', '牵头部门', '项目单位', '建设单位'),
    column('participatingCities', '参与城市', 24, '配合城市', '参与市'),
    column('cooperatingUnits', '配合单位', 24, '参与单位', '配合部门'),
    column('deadline', '完成时限', 12, '完成时间', '办结时限', '时限'),
    column('deadlineReason.code', '延期原因', 12, '时限变更原因'),
    column('deadlineReason.text', '延期说明', 20),
    column('milestones', '节点', 40, '时间节点', '工作节点', '节点安排'),
  ]
}

const last = [
  column('source', '来源', 24, '任务来源', '依据'),
  column('note', '备注', 24, '说明'),
  column('carriedFrom.year', '结转年度', 10),
  column('carriedFrom.number', '结转序号', 10),
  column('removal', '移出原因', 16),
]

const months = Array.from({ length: 12 }, (_, i) =>
  money(`plannedCurve.${i}`, `${i + 1}月累计计划`, `${i + 1}月计划`, `1-${i + 1}月计划`, `1-${i + 1}月累计计划`),
)

const ofProject = [
  column('projectCode', '项目代码', 28, '项目编码', '统一代码', '投资项目代码'),
  money('totalInvestmentFen', '总投资', '总投资额', '计划总投资', '投资总额', '概算总投资'),
  money(
    'plannedThisYearFen',
    '本年度计划投资',
    '年度计划投资',
    '计划投资',
    '当年计划投资',
    '年度投资计划',
    '度计划投资',
  ),
  column('sourceUnit', '原表单位', 10),
  ...months,
  money('investmentShares', '各市投资'),
  column('plannedStartOn', '计划开工', 12, '计划开工时间', '计划开工日期'),
  column('plannedCompletionOn', '计划完工', 12, '计划完工时间', '计划竣工时间', '计划竣工', '计划完工日期'),
  column('actualStartOn', '实际开工', 12, '实际开工时间', '开工时间', '实际开工日期', '开工日期'),
  column('actualCompletionOn', '实际完工', 12, '实际完工时间', '竣工时间', '实际竣工', '实际竣工时间', '竣工日期'),
  column('enteredInStatisticsOn', '入库日期', 12, '入库时间', '入统时间'),
  column('stage', '建设阶段', 10, '阶段', '项目阶段', '建设状态'),
  column('liaisonLeader', '包联领导', 12, '包联市领导', '包保领导'),
  column('winterStop', '冬季停工', 12),
  column('factors', '要素保障', 30, '要素保障情况'),
  column('permits', '审批事项', 40, '审批手续'),
  column('conditionalAcceptance.acceptedOn', '容缺受理日期', 12),
  column('conditionalAcceptance.makeUpBy', '补正时限', 12),
  column('conditionalAcceptance.madeUpOn', '补正日期', 12),
  column('stalled.class', '半拉子类别', 14),
  column('stalled.cause', '半拉子成因', 24, '停工原因'),
  column('stalled.since', '停滞日期', 12, '停工时间', '停工日期'),
  column('stalled.revivedOn', '盘活日期', 12, '盘活时间'),
  column('stalled.closedOutOn', '销号日期', 12, '销号时间'),
]

const ofPlatform = [
  column('kind', '平台类型', 14, '类型'),
  column('hostCity', '所在城市', 12, '承建城市'),
  column('stage', '建设阶段', 10, '阶段', '平台阶段'),
  column('connections', '接入城市', 36),
  column('figures', '年度指标', 36),
]

/** The columns of each list's sheet, in their order. */
export const planColumns: Readonly<Record<PlanList, readonly PlanColumn[]>> = {
  TASK: [...first('TASK'), ...last],
  PROJECT: [...first('PROJECT'), ...ofProject, ...last],
  PLATFORM: [...first('PLATFORM'), ...ofPlatform, ...last],
}

/** The unit in which amounts are written. */
export const writtenUnit: MoneyUnit = 'WAN_YUAN'

/** A column's header as it is written, its unit said. */
export const writtenHeader = ({ header, isMoney }: PlanColumn): string => (isMoney ? `${header}（万元）` : header)

const unitAtEnd = /[（(/\s]*(?:单位[:：]?)?\s*(万元|亿元|元)\s*[)）]?$/
const unitAbove = /单位\s*[:：]\s*(?:人民币)?(万元|亿元|元)/

/**
 * The reader of a list's header. A column of money carries its unit behind an @: of its header, else of what stands above
 * (单位：万元), else the one given, else none.
 */
export const planHeaderReader = (list: PlanList, givenUnit: MoneyUnit | null) => {
  const known = new Map<string, PlanColumn>(
    planColumns[list].flatMap((one) =>
      [one.key, one.header, ...one.names].map((name) => [normalName(name), one] as const),
    ),
  )
  let above: MoneyUnit | null = null
  return (cells: ReadonlyMap<number, string>): ListHeader<string> | null => {
    const taken = new Set<string>()
    const claimedTwice: { field: string; header: string }[] = []
    const columns = [...cells].map(([at, text]) => {
      const header = headerText(text)
      const found = columnOf(known, header)
      const named = { column: at, header }
      if (!found) return { ...named, field: null }
      if (taken.has(found.column.key)) {
        claimedTwice.push({ field: found.column.key, header })
        return { ...named, field: null }
      }
      taken.add(found.column.key)
      const unit = found.unit ?? above ?? givenUnit
      return { ...named, field: found.column.isMoney ? `${found.column.key}@${unit ?? ''}` : found.column.key }
    })
    if (taken.size > 1 && (taken.has('title') || taken.has('number'))) return { columns, claimedTwice }
    for (const text of cells.values()) above = unitTexts[unitAbove.exec(text)?.[1] ?? ''] ?? above
    return null
  }
}

const columnOf = (known: ReadonlyMap<string, PlanColumn>, header: string) => {
  const whole = known.get(normalName(header))
  if (whole) return { column: whole, unit: null }
  const unit = unitAtEnd.exec(header)
  const base = (unit ? header.slice(0, unit.index) : header).replace(/^\d{4}年/, '')
  const column = known.get(normalName(base))
  return column && (column.isMoney || !unit) ? { column, unit: unit ? unitTexts[unit[1]!]! : null } : null
}
