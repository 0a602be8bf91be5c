import { problem } from '../base/problem.ts'
import type { Filled, FilledFields } from './filled-fields.ts'
import { unfolded } from './flat-value.ts'
import { type PartOfKey, readEntries, readPartColumns, readTexts } from './row-entries.ts'
import { kindOfField, partsOfField } from './row-fields.ts'
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

/** The value of a field of a row; undefined if the row says nothing of it. */
export const fieldValue = (to: Reading, partOf: PartOfKey, filled: FilledFields, field: string): unknown => {
  const given = filled.get(field)
  const kind = kindOfField(field)
  if (kind === 'limit') return limitOf(to, filled, field, given)
  if (given === undefined) return kind === 'entries' ? fromPartColumns(to, filled, field) : undefined
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

const limitOf = (to: Reading, filled: FilledFields, field: string, given: Filled | undefined): unknown => {
  const [value, unit, days] = partsOfField(field).map((part) => filled.get(`${field}.${part}`))
  const place = (given ?? value ?? days ?? unit)?.meaning
  if (place === undefined) return undefined
  const parts: LimitParts =
    given || value || !days
      ? { whole: unfolded('limit', given?.value), value: value?.value, unit: unit?.value }
      : { whole: undefined, value: days.value, unit: 'WORKING_DAY' }
  return readLimit(to, { field, path: place.path }, parts)
}

const fromPartColumns = (to: Reading, filled: FilledFields, field: string): unknown => {
  const columns: Record<string, unknown> = {}
  let place: ValuePlace | undefined
  for (const part of partsOfField(field)) {
    const given = filled.get(`${field}.${part}`)
    if (given === undefined) continue
    columns[part] = given.value
    place ??= { field, path: given.meaning.path }
  }
  return place === undefined ? undefined : readPartColumns(to, place, columns)
}
