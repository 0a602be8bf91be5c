import type { CompiledColumns } from './row-columns.ts'
import { type FieldKind, kindOfField, partsOfField } from './row-fields.ts'
import { isBlank, plainText } from './row-values.ts'

/** Which fields a cell can hold as JSON where its own text form cannot say it. */
const structured: readonly FieldKind[] = ['limit', 'words', 'texts', 'entries']

/** A cell that holds a list or an object as JSON, as that; anything else as it is. */
export const unfolded = (kind: FieldKind, value: unknown): unknown => {
  if (typeof value !== 'string' || !structured.includes(kind) || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}

/**
 * A value of a row as the text of a cell, in the form in which it is read again: entries in lines, their parts between strokes, a
 * limit with its unit; as JSON where that would not come back as it went.
 */
export const flatValue = (columns: CompiledColumns, column: string, value: unknown): string => {
  if (isBlank(value)) return ''
  const text = plainText(value)
  if (text !== undefined) return text
  const lost = (value as { $lost?: unknown; found?: unknown }).$lost
  if (lost !== undefined) return plainText((value as { found?: unknown }).found) ?? ''
  const field = columns.meaningOf(column)?.field
  const kind = field === undefined ? undefined : kindOfField(field)
  const flat =
    kind === 'limit'
      ? flatLimit(value as Record<string, unknown>)
      : Array.isArray(value)
        ? flatList(columns, kind === 'entries' ? field! : null, value)
        : undefined
  return flat ?? asJson(value)
}

const flatLimit = ({ value, unit }: Record<string, unknown>): string | undefined => {
  const [number, word] = [plainText(value), plainText(unit)]
  if (number === undefined || word === undefined || !/^\d+$/.test(number) || /[\d\s]/.test(word)) return undefined
  return `${number}${word}`
}

const flatList = (columns: CompiledColumns, field: string | null, list: readonly unknown[]): string | undefined => {
  const lines = list.map((entry) => plainText(entry) ?? (field === null ? undefined : flatEntry(columns, field, entry)))
  return lines.every((line) => line !== undefined && !/[\n\r;；→]|->/.test(line)) ? lines.join('\n') : undefined
}

const flatEntry = (columns: CompiledColumns, field: string, entry: unknown): string | undefined => {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return undefined
  const parts = partsOfField(field)
  const said = new Map<string, string>()
  for (const [key, value] of Object.entries(entry as object)) {
    const part = columns.partOf(field, key)
    const text = isBlank(value) ? '' : plainText(value)
    if (part === null || text === undefined || /[|｜]/.test(text)) return undefined
    if (!said.get(part)) said.set(part, text)
  }
  return parts
    .map((part) => said.get(part) ?? '')
    .join('|')
    .replace(/\|+$/, '')
}

/** What nobody could read is not worth a fault. */
const asJson = (value: unknown): string => {
  try {
    return JSON.stringify(value)
  } catch {
    return '…'
  }
}
