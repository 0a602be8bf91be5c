import { decodeExcelText } from './cell-text.ts'
import type { NumberFormat } from './number-formats.ts'
import { serialMoment } from './serial-date.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { CellKind } from './table.ts'

/** A cell as the sheet writes it. */
export interface WrittenCell {
  /** The attribute `t`, '' where absent. */
  readonly type: string
  readonly style: number
  readonly value: string | undefined
  readonly formula: string | undefined
  readonly inline: string | undefined
}

export interface CellValue {
  readonly text: string
  readonly kind: CellKind
  readonly lossy?: true
}

export interface CellContext {
  readonly strings: SharedStrings
  readonly formats: readonly NumberFormat[]
  readonly from1904: boolean
}

/** The text a person would read in the cell; undefined for a reference that leads nowhere. */
export const cellValue = (cell: WrittenCell, context: CellContext): CellValue | undefined => {
  const { formula, value, inline } = cell
  if (formula !== undefined && value === undefined && inline === undefined) {
    return { text: `=${formula}`, kind: 'formula' }
  }
  const found = storedValue(cell, context)
  return found && formula !== undefined ? { ...found, kind: 'formula' } : found
}

const storedValue = ({ type, style, value = '', inline }: WrittenCell, context: CellContext): CellValue | undefined => {
  if (type === 's') {
    const text = value.trim() === '' ? '' : context.strings.at(Number(value))
    return text === undefined ? undefined : { text, kind: 'text' }
  }
  if (type === 'inlineStr' || type === 'str') return { text: decodeExcelText(inline ?? value), kind: 'text' }
  if (type === 'b') return { text: value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE', kind: 'boolean' }
  if (type === 'e') return { text: value, kind: 'error' }
  if (type === 'd') return { text: isoMoment(value.trim()), kind: 'date' }
  return numberValue(value.trim(), context.formats[style], context.from1904)
}

/** Strict files may write dates out: `2025-03-31`, `2025-03-31T09:30:00`. */
const isoMoment = (value: string): string =>
  value.replace(/^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d).*)?$/, (_, day: string, time?: string) =>
    time === undefined || time === '00:00' ? day : `${day} ${time}`,
  )

export const numberValue = (written: string, format: NumberFormat | undefined, from1904: boolean): CellValue => {
  const number = Number(written)
  if (written === '' || !Number.isFinite(number)) return { text: written, kind: 'text' }
  if (format?.shows === 'date' || format?.shows === 'time') {
    const text = dateText(number, format, from1904)
    if (text !== undefined) return { text, kind: 'date' }
  }
  if (format?.shows === 'padded' && Number.isInteger(number) && number >= 0) {
    return plainNumber(written, number, format.digits)
  }
  return plainNumber(written, number)
}

const dateText = (
  serial: number,
  format: Extract<NumberFormat, { shows: 'date' | 'time' }>,
  from1904: boolean,
): string | undefined => {
  const moment = serialMoment(serial, from1904)
  if (moment === undefined) return undefined
  if (format.shows === 'time') return serial < 1 ? moment.time : `${moment.day} ${moment.time}`
  return format.withTime ? `${moment.day} ${moment.time}` : moment.day
}

/** Spreadsheets keep fifteen digits: of a longer code typed as a number the rest has become zeros. */
const firstLossy = 1e15

const plainNumber = (written: string, number: number, digits = 1): CellValue => {
  if (Number.isInteger(number)) {
    const text = /^-?[1-9]\d*$/.test(written) ? written : BigInt(number).toString()
    const padded = text.padStart(digits, '0')
    return Math.abs(number) < firstLossy
      ? { text: padded, kind: 'number' }
      : { text: padded, kind: 'number', lossy: true }
  }
  return { text: withoutExponent(Number(number.toPrecision(15))), kind: 'number' }
}

const withoutExponent = (number: number): string => {
  const text = String(number)
  return text.includes('e') ? number.toFixed(20).replace(/\.?0+$/, '') : text
}
