import type { CivilDate } from '../base/civil-date.ts'
import type { Problem } from '../base/problem.ts'
import type { ColumnedCell, ColumnedRow } from './columned-row.ts'
import type { GivenProgress } from './given-progress.ts'
import type { PlanList } from './plan-row.ts'
import type { ColumnUnit, ProgressField } from './progress-columns.ts'
import { at, permille, readAmount, readDay } from './sheet-value.ts'
import { answerWords, listWords, stageWords } from './sheet-words.ts'

/** What holds for rows that do not say it themselves. */
export interface SheetDefaults {
  readonly list: PlanList | null
  readonly year: number | null
  readonly onDay: CivilDate | null
}

export type SheetRow = ColumnedRow<ProgressField, ColumnUnit>
type Cell = ColumnedCell<ColumnUnit>

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
  const list = word('list') === null ? defaults.list : (listWords[word('list')!] ?? null)
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
  const isDone = done === null ? false : (answerWords[done] ?? null)
  if (isDone === null)
    problems.push(at('WORD_UNKNOWN', 'isDone', { field: 'isDone', found: done!.slice(0, 40), words: ['是', '否'] }))
  const stage = text('stage')
  return {
    ...{ list: list ?? 'TASK', year, number, onDay, title: text('title') },
    completedThisYear: readAmount(cell('completedThisYear'), 'completedThisYear', problems),
    completedSinceStart: readAmount(cell('completedSinceStart'), 'completedSinceStart', problems),
    physicalPermille: physical,
    stage: stage === null ? null : (stageWords[list ?? 'TASK'][stage] ?? stage),
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
