import { type CivilDate, isCivilDate } from '../base/civil-date.ts'
import { type MoneyUnit, moneyText, moneyUnits, readMoney } from '../base/money.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { ColumnedCell } from './columned-row.ts'
import type { ColumnUnit, ProgressField } from './progress-columns.ts'
import { readSheetDay } from './sheet-day.ts'

type Cell = ColumnedCell<ColumnUnit>

/** A problem of a column's value. */
export const at = (code: string, field: ProgressField, facts: Problem['facts']): Problem =>
  problem(code, { path: [field], field, facts })

/** A day as sheets have it, 2026-02-28, 2026/2/28, 2026年2月底, also with a time behind it. What is none is kept, for the verb to refuse. */
export const readDay = (text: string): CivilDate => {
  const day = readSheetDay(text.trim())
  return isCivilDate(day) ? day : readSheetDay(text.trim().replace(/ .*$/, ''))
}

const isMoneyUnit = (unit: ColumnUnit | null): unit is MoneyUnit => moneyUnits.includes(unit as MoneyUnit)

/** An amount by the unit of its column, as text in 元; what cannot be read is added to the problems. */
export const readAmount = (
  cell: Pick<Cell, 'text' | 'unit' | 'lossy'> | undefined,
  field: ProgressField,
  problems: Problem[],
): string | null => {
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
export const permille = (text: string, unit: ColumnUnit | null, isFraction: boolean): number | null => {
  const [, digits, sign] = /^(\d{1,7}(?:\.\d{1,15})?)\s*([%‰])?$/.exec(text.normalize('NFKC').trim()) ?? []
  if (digits === undefined) return null
  const isPermille = sign === '‰' || (sign === undefined && unit === 'PERMILLE')
  const shift = isPermille ? 0 : sign === undefined && isFraction ? 3 : 1
  const [whole = '', fraction = ''] = digits.split('.')
  const rest = fraction.slice(shift)
  if (/[1-9]/.test(rest)) return null
  return Number(whole + fraction.slice(0, shift).padEnd(shift, '0'))
}
