import type { MoneyUnit } from '../base/money.ts'
import { type PlanColumn, writtenUnit } from './plan-columns.ts'
import { deadlineReasons } from './plan-deadline.ts'
import type { PlanRow } from './plan-row.ts'
import { type Part, type Parts, planShapes, type Scalar, type Shape } from './plan-shape.ts'
import { type PlanNames, textOfValue, valueOfText } from './plan-texts.ts'

/** The parts of an entry in the order in which they stand in a cell: what people read first, the key last. */
const orderOf = (parts: Parts): [string, Part][] =>
  Object.entries(parts).sort(([a], [b]) => Number(a === 'key') - Number(b === 'key'))

const linesOf = (text: string): string[] =>
  (text.includes('\n') ? text.split('\n') : text.split(/[；;]/))
    .map((line) => line.trim())
    .filter((line) => line !== '')

const wordsOf = (text: string): string[] =>
  (text.includes('\n') ? text.split('\n') : text.split(/[、，,；;]/))
    .map((one) => one.trim())
    .filter((one) => one !== '')

const isMatrix = (found: unknown): found is string[][] =>
  Array.isArray(found) && found.every((row) => Array.isArray(row) && row.every((part) => typeof part === 'string'))

/** Rows of texts out of a cell; as JSON where they were written so. */
const matrixOf = (text: string, isFlat: boolean): string[][] => {
  if (text.trim().startsWith('[['))
    try {
      const found: unknown = JSON.parse(text)
      if (isMatrix(found)) return found
    } catch {
      // Somebody's own brackets.
    }
  return isFlat
    ? wordsOf(text).map((one) => [one])
    : linesOf(text).map((line) => line.split(/[|｜]/).map((part) => part.trim()))
}

/** The text of a cell that is read again as the same rows of texts. */
const cellOfMatrix = (matrix: readonly (readonly string[])[], isFlat: boolean): string => {
  if (matrix.length === 0) return ''
  const rows = matrix.map((row) => withoutEnd(row))
  const text = rows.map((row) => row.join('|')).join(isFlat ? '、' : '\n')
  return JSON.stringify(matrixOf(text, isFlat)) === JSON.stringify(rows) ? text : JSON.stringify(rows)
}

const withoutEnd = (row: readonly string[]): string[] => {
  const end = row.findLastIndex((part) => part !== '')
  return row.slice(0, Math.max(end + 1, 1))
}

type Entry = Readonly<Record<string, unknown>>

/** A field's value as the text of its cell. */
const cellOfField = (shape: Shape, value: unknown, names: PlanNames): string => {
  const textOf = (scalar: Scalar, one: unknown) => textOfValue(scalar, one, names, writtenUnit)
  switch (shape.kind) {
    case 'scalars':
      return cellOfMatrix(
        (value as readonly unknown[]).map((one) => [textOf(shape.of, one)]),
        true,
      )
    case 'things':
      return cellOfMatrix(
        (value as readonly Entry[]).map((entry) =>
          orderOf(shape.parts).map(([part, scalar]) => textOf(scalar, entry[part])),
        ),
        false,
      )
    case 'thing':
      return value === null
        ? ''
        : Object.entries(shape.parts)
            .map(([part, scalar]) => textOf(scalar, (value as Entry)[part]))
            .join('-')
    case 'curve':
      return ''
    default:
      return textOf(shape, value)
  }
}

/** A number cell where the spreadsheet keeps every digit of the amount, else its text. */
const amountCell = (text: string): string | number =>
  text !== '' && String(Number(text)) === text ? Number(text) : text

/** A row's value under a column. */
export const planCell = (
  { list, number, content }: Pick<PlanRow, 'list' | 'number' | 'content'>,
  carriedFrom: { readonly year: number; readonly number: number } | null,
  { key, isMoney }: PlanColumn,
  names: PlanNames,
): string | number | null => {
  const [field, part] = key.split('.') as [string, string | undefined]
  if (field === 'number') return number
  if (field === 'carriedFrom') return carriedFrom?.[part as 'year' | 'number'] ?? null
  const shape = planShapes[list][field]
  if (!shape) return null
  const value = (content as unknown as Entry)[field]
  if (part === undefined) {
    const text = cellOfField(shape, value, names)
    return isMoney && shape.kind === 'money' ? amountCell(text) : text
  }
  if (value === null || value === undefined) return null
  if (shape.kind === 'curve')
    return amountCell(textOfValue({ kind: 'money' }, (value as number[])[Number(part)], names, writtenUnit))
  return shape.kind === 'thing' ? textOfValue(shape.parts[part]!, (value as Entry)[part], names, writtenUnit) : null
}

/** A cell under a column, in the form in which the verb takes a field or a part of it. */
export const valueOfCell = (shape: Shape, part: string | undefined, text: string, unit: MoneyUnit): unknown => {
  if (shape.kind === 'thing' && part !== undefined) return valueOfText(shape.parts[part]!, text, unit)
  switch (shape.kind) {
    case 'curve':
      return valueOfText({ kind: 'money' }, text, unit)
    case 'scalars':
      return matrixOf(text, true).map(([one]) => one ?? '')
    case 'things': {
      const parts = orderOf(shape.parts)
      return matrixOf(text, false).map((row) =>
        Object.fromEntries(parts.map(([name, scalar], i) => [name, valueOfText(scalar, row[i] ?? '', unit)])),
      )
    }
    // Only what has two months stands in one cell: 11月至次年3月.
    case 'thing': {
      const found = text.match(/\d+/g) ?? []
      const names = Object.keys(shape.parts)
      return text.trim() === '' ? null : Object.fromEntries(names.map((name, i) => [name, found[i] ?? text.trim()]))
    }
    default:
      return valueOfText(shape, text, unit)
  }
}

/** Why a deadline is another one, out of its two cells. */
export const reasonOfCells = (code: string, text: string) =>
  code.trim() === '' && text.trim() === ''
    ? null
    : {
        code: String(valueOfText({ kind: 'word', words: deadlineReasons }, code, writtenUnit) ?? 'OTHER'),
        text: text.trim() || null,
      }
