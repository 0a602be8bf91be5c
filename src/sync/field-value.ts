import { problem } from '../base/problem.ts'
import type { Filled, FilledFields } from './filled-fields.ts'
import { unfolded } from './flat-value.ts'
import { type PartOfKey, readEntries, readPartColumns, readTexts } from './row-entries.ts'
import { type FieldKind, kindOfField, partsOfField } from './row-fields.ts'
import { type LimitParts, readLimit } from './row-limits.ts'
import {
  type Reading,
  readDay,
  readNumber,
  readText,
  readTruth,
  readWord,
  readWords,
  type ValuePlace,
} from './row-values.ts'
import type { WordFieldName } from './row-words.ts'

/** A field to be read of each row, with what is worked out once. */
export interface FieldToRead {
  readonly field: string
  readonly kind: FieldKind
  /** The columns of its own that each of its parts may have. */
  readonly parts: readonly { readonly part: string; readonly field: string }[]
}

export const fieldToRead = (field: string): FieldToRead => ({
  field,
  kind: kindOfField(field),
  parts: partsOfField(field).map((part) => ({ part, field: `${field}.${part}` })),
})

/** The value of a field of a row; undefined if the row says nothing of it. */
export const fieldValue = (to: Reading, partOf: PartOfKey, filled: FilledFields, asked: FieldToRead): unknown => {
  const { field, kind } = asked
  const given = filled.get(field)
  if (kind === 'limit') return limitOf(to, filled, asked, given)
  if (given === undefined) return kind === 'entries' ? fromPartColumns(to, filled, asked) : undefined
  const { meaning: place } = given
  const value = unfolded(kind, given.value)
  switch (kind) {
    case 'number':
      return readNumber(to, place, value)
    case 'date':
      return readDay(to, place, value)
    case 'word': {
      const word = readWord(to, place, field as WordFieldName, value)
      if (field === 'level') return word === null ? null : Number(word)
      return field === 'kind' ? mutualKind(to, place, word) : word
    }
    case 'words':
      return readWords(to, place, field as WordFieldName, value)
    case 'truth':
      return readTruth(to, place, field as WordFieldName, value)
    case 'texts':
      return readTexts(to, place, value)
    case 'entries':
      return readEntries(to, place, value, partOf)
    default:
      return readText(to, place, value)
  }
}

const notMutual: readonly unknown[] = ['PENALTY', 'COMPULSION', 'LEVY', 'INSPECTION']

const mutualKind = (to: Reading, { field, path }: ValuePlace, kind: string | null): string | null => {
  if (!notMutual.includes(kind)) return kind
  to.problems.push(problem('KIND_NOT_MUTUAL', { path, field, facts: { kind, found: kind } }))
  return null
}

const limitOf = (
  to: Reading,
  filled: FilledFields,
  { field, parts }: FieldToRead,
  given: Filled | undefined,
): unknown => {
  const [value, unit, days] = parts.map((part) => filled.get(part.field))
  const place = (given ?? value ?? days ?? unit)?.meaning
  if (place === undefined) return undefined
  const said: LimitParts =
    given || value || !days
      ? { whole: unfolded('limit', given?.value), value: value?.value, unit: unit?.value }
      : { whole: undefined, value: days.value, unit: 'WORKING_DAY' }
  return readLimit(to, { field, path: place.path }, said)
}

const fromPartColumns = (to: Reading, filled: FilledFields, { field, parts }: FieldToRead): unknown => {
  const given = parts.filter((part) => filled.has(part.field))
  if (given.length === 0) return undefined
  const { path } = filled.get(given[0]!.field)!.meaning
  const columns = Object.fromEntries(given.map((part) => [part.part, filled.get(part.field)!.value]))
  return readPartColumns(to, { field, path }, columns)
}
