import type { MoneyUnit } from '../base/money.ts'
import type { ColumnClaim, SheetWords } from './columned-row.ts'

export type ProgressField =
  | 'list'
  | 'year'
  | 'number'
  | 'title'
  | 'onDay'
  | 'completedThisYear'
  | 'completedSinceStart'
  | 'physicalPermille'
  | 'stage'
  | 'isDone'
  | 'text'
  | 'reason'

/** In which unit the amounts of a column are written: money, or a share of the whole. */
export type ColumnUnit = MoneyUnit | 'PERCENT' | 'PERMILLE'

const names: Readonly<Record<ProgressField, readonly string[]>> = {
  list: ['清单', '清单类别', '类别', 'list'],
  year: ['年度', '年份', 'year'],
  number: ['序号', '编号', '项目序号', '任务序号', '平台序号', 'number', 'no'],
  title: ['项目名称', '任务名称', '平台名称', '名称', 'title'],
  onDay: ['填报日期', '截至日期', '数据截至', '数据日期', '日期', 'onday'],
  completedThisYear: [
    '本年完成投资',
    '本年完成',
    '年内完成投资',
    '本年累计完成投资',
    '年初以来完成投资',
    '今年完成投资',
    'completedthisyear',
  ],
  completedSinceStart: [
    '开工以来累计完成投资',
    '开工以来完成投资',
    '累计完成投资',
    '自开工累计完成投资',
    'completedsincestart',
  ],
  physicalPermille: ['形象进度', '工程形象进度', '进度', 'physicalpermille'],
  stage: ['阶段', '建设阶段', '项目阶段', '当前阶段', 'stage'],
  isDone: ['是否完成', '已完成', '完成情况', 'isdone'],
  text: ['进展情况', '工作进展', '最新进展', '进展', '进展描述', 'text'],
  reason: ['说明', '情况说明', '原因', '调整原因', 'reason'],
}

const fields = new Map(
  Object.entries(names).flatMap(([field, words]) => words.map((word) => [word, field as ProgressField])),
)

const units: readonly (readonly [RegExp, ColumnUnit])[] = [
  [/亿元/, 'YI_YUAN'],
  [/万元/, 'WAN_YUAN'],
  [/[‰]|千分/, 'PERMILLE'],
  [/%|百分/, 'PERCENT'],
  [/元/, 'YUAN'],
]

const unitIn = (text: string): ColumnUnit | null => units.find(([shape]) => shape.test(text))?.[1] ?? null

/** What a header claims: its name without the unit in brackets, 本年完成投资（万元）. */
const claim = (header: string): ColumnClaim<ProgressField, ColumnUnit> | null => {
  const text = header.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const name = text.replace(/[([].*?[)\]]|[:_-]|单位.*$/g, '').replace(/(亿元|万元|元|%|‰)$/, '')
  const field = fields.get(name)
  if (field === undefined) return null
  // Our own name says its unit.
  return { field, unit: name === 'physicalpermille' ? 'PERMILLE' : unitIn(text) }
}

export const progressWords: SheetWords<ProgressField, ColumnUnit> = {
  claim,
  needed: ['number'],
  unitAbove: (text) => {
    const [, unit] = /单位\s*[:：]?\s*(亿元|万元|元)/.exec(text.normalize('NFKC')) ?? []
    return unit === undefined ? null : unitIn(unit)
  },
}
