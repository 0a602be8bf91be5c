import type { CivilDate } from '../base/civil-date.ts'
import { type MoneyUnit, moneyText, moneyUnits, readMoney } from '../base/money.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { ColumnedCell, ColumnedRow } from './columned-rows.ts'
import type { GivenProgress } from './given-progress.ts'
import type { PlanList } from './plan-row.ts'
import type { ColumnUnit, ProgressField } from './progress-columns.ts'

/** What holds for rows that do not say it themselves. */
export interface SheetDefaults {
  readonly list: PlanList | null
  readonly year: number | null
  readonly onDay: CivilDate | null
}

export type SheetRow = ColumnedRow<ProgressField, ColumnUnit>
type Cell = ColumnedCell<ColumnUnit>

const at = (code: string, field: ProgressField, facts: Problem['facts']): Problem =>
  problem(code, { path: [field], field, facts })

const lists: Readonly<Record<string, PlanList>> = {
  ...{ 重点任务: 'TASK', 任务: 'TASK', task: 'TASK' },
  ...{ 重点工程: 'PROJECT', 重点项目: 'PROJECT', 工程: 'PROJECT', 项目: 'PROJECT', project: 'PROJECT' },
  ...{ 重大平台: 'PLATFORM', 平台: 'PLATFORM', platform: 'PLATFORM' },
}

const stages: Readonly<Record<PlanList, Readonly<Record<string, string>>>> = {
  TASK: { 未启动: 'NOT_STARTED', 推进中: 'UNDER_WAY', 进行中: 'UNDER_WAY', 已完成: 'COMPLETED' },
  PROJECT: {
    ...{ 前期: 'PRELIMINARY', 前期工作: 'PRELIMINARY', 待开工: 'READY', 在建: 'UNDER_CONSTRUCTION' },
    ...{ 完工: 'COMPLETED', 竣工: 'COMPLETED', 投产: 'IN_OPERATION', 停工: 'STOPPED' },
  },
  PLATFORM: {
    ...{ 谋划: 'PLANNED', 建设中: 'UNDER_CONSTRUCTION', 试运行: 'TRIAL', 已投用: 'IN_OPERATION', 停用: 'CLOSED' },
  },
}

const answers: Readonly<Record<string, boolean>> = {
  ...{ 是: true, 已完成: true, 完成: true, true: true, yes: true, '√': true },
  ...{ 否: false, 未完成: false, false: false, no: false },
}

/** A day as sheets have it: 2026-02-28, 2026/2/28, 2026年2月28日. What is none is kept, for the verb to refuse. */
export const readDay = (text: string): CivilDate => {
  const [, year, month, day] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: .*)?$/.exec(text.normalize('NFKC').trim()) ?? []
  return day === undefined ? text.trim() : `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const isMoneyUnit = (unit: ColumnUnit | null): unit is MoneyUnit => moneyUnits.includes(unit as MoneyUnit)

const readAmount = (cell: Cell | undefined, field: ProgressField, problems: Problem[]): string | null => {
  if (!cell) return null
  const found = cell.text.slice(0, 40)
  if (!isMoneyUnit(cell.unit)) {
    problems.push(at('MONEY_UNIT_MISSING', field, { field, found }))
    return null
  }
  const fen = cell.lossy ? null : readMoney(cell.text, cell.unit)
  if (fen === null) problems.push(at('MONEY_INVALID', field, { field, found }))
  return fen === null ? null : moneyText(fen, 'YUAN')
}

/** Thousandths of a share: 45, 45%, 450‰; in a column of fractions 0.45. Exact, or none. */
const permille = (text: string, unit: ColumnUnit | null, isFraction: boolean): number | null => {
  const [, digits, sign] = /^(\d{1,7}(?:\.\d{1,15})?)\s*([%‰])?$/.exec(text.normalize('NFKC').trim()) ?? []
  if (digits === undefined) return null
  const isPermille = sign === '‰' || (sign === undefined && unit === 'PERMILLE')
  const shift = isPermille ? 0 : sign === undefined && isFraction ? 3 : 1
  const [whole = '', fraction = ''] = digits.split('.')
  const rest = fraction.slice(shift)
  if (/[1-9]/.test(rest)) return null
  return Number(whole + fraction.slice(0, shift).padEnd(shift, '0'))
}

/** Whether a column of shares is written as fractions, as cells of a percentage format hold them: none is above 1, one is between. */
const holdsFractions = (rows: readonly SheetRow[]): boolean => {
  const numbers = rows.flatMap(({ cells }) => {
    const cell = cells.get('physicalPermille')
    return cell && cell.unit !== 'PERMILLE' && /^\d+(\.\d+)?$/.test(cell.text.trim()) ? [Number(cell.text)] : []
  })
  return numbers.every((number) => number <= 1) && numbers.some((number) => !Number.isInteger(number))
}

const wholeNumber = (cell: Cell | undefined): number =>
  cell && /^\d{1,9}$/.test(cell.text.normalize('NFKC').trim()) ? Number(cell.text.normalize('NFKC').trim()) : Number.NaN

/** A row of a sheet as an entry, with what could not be read. */
const progressOfRow = (row: SheetRow, defaults: SheetDefaults, isFraction: boolean): GivenProgress => {
  const problems: Problem[] = [...row.problems]
  const cell = (field: ProgressField) => row.cells.get(field)
  const text = (field: ProgressField) => cell(field)?.text.trim() ?? null
  const word = (field: ProgressField) => text(field)?.normalize('NFKC').toLowerCase() ?? null
  const list = word('list') === null ? defaults.list : (lists[word('list')!] ?? null)
  if (list === null) problems.push(at('PLAN_LIST_UNKNOWN', 'list', { found: text('list')?.slice(0, 40) ?? '' }))
  const number = wholeNumber(cell('number'))
  if (Number.isNaN(number))
    problems.push(at('PLAN_NUMBER_INVALID', 'number', { number: text('number')?.slice(0, 40) ?? '' }))
  const onDay = text('onDay') === null ? (defaults.onDay ?? '') : readDay(text('onDay')!)
  const year = cell('year') ? wholeNumber(cell('year')) : (defaults.year ?? Number(onDay.slice(0, 4)))
  if (Number.isNaN(year) && cell('year'))
    problems.push(at('PLAN_YEAR_OUT_OF_RANGE', 'year', { year: text('year')!.slice(0, 40) }))
  const share = text('physicalPermille')
  const physical = share === null ? null : permille(share, cell('physicalPermille')!.unit, isFraction)
  if (share !== null && physical === null)
    problems.push(at('PHYSICAL_OUT_OF_RANGE', 'physicalPermille', { found: share.slice(0, 40) }))
  const done = word('isDone')
  const isDone = done === null ? false : (answers[done] ?? null)
  if (isDone === null)
    problems.push(at('WORD_UNKNOWN', 'isDone', { field: 'isDone', found: done!.slice(0, 40), words: ['是', '否'] }))
  const stage = text('stage')
  return {
    ...{ list: list ?? 'TASK', year, number, onDay, title: text('title') },
    completedThisYear: readAmount(cell('completedThisYear'), 'completedThisYear', problems),
    completedSinceStart: readAmount(cell('completedSinceStart'), 'completedSinceStart', problems),
    physicalPermille: physical,
    stage: stage === null ? null : (stages[list ?? 'TASK'][stage] ?? stage),
    isDone,
    ...{ text: text('text'), reason: text('reason') },
    problems,
  }
}

/** The rows of a file as entries, each with what could not be read. */
export const entriesOfRows = (rows: readonly SheetRow[], defaults: SheetDefaults): GivenProgress[] => {
  const fractions = new Map<string, boolean>()
  for (const sheet of new Set(rows.map((row) => row.sheet)))
    fractions.set(sheet, holdsFractions(rows.filter((row) => row.sheet === sheet)))
  return rows.map((row) => progressOfRow(row, defaults, fractions.get(row.sheet)!))
}
