import { problem } from '../base/problem.ts'
import { headerOfField, partsOfField } from './row-fields.ts'
import {
  isBlank,
  plainText,
  type Reading,
  readNumber,
  readText,
  readWord,
  refuseValue,
  type ValuePlace,
} from './row-values.ts'
import { isWordField, type WordFieldName, wordField } from './row-words.ts'

export type Entry = Record<string, string | number | null>

/** No list of a row may be longer; how many entries are sensible is checked with the content. */
const mostEntries = 1_000
const between = /[\n\r;；]+/

/** Texts: a list, or text whose entries stand in lines of their own or are parted by ；. */
export const readTexts = (to: Reading, place: ValuePlace, found: unknown): string[] | null => {
  const parts = partsOf(to, place, found, place.field === 'processSteps' ? /[\n\r;；]+|→|->/ : between)
  if (parts === null) return null
  return parts
    .map((part, index) => readText(to, { ...place, path: [...place.path, index] }, part))
    .filter((text) => text !== null && text.trim() !== '') as string[]
}

const partsOf = (to: Reading, place: ValuePlace, found: unknown, separator: RegExp): unknown[] | null => {
  const text = Array.isArray(found) ? '' : plainText(found)
  if (text === undefined) return refuseValue(to, 'FIELD_NOT_LIST', place, found)
  const parts = Array.isArray(found) ? found : text.split(separator)
  const filled = parts.filter((part) => !isBlank(part))
  if (filled.length <= mostEntries) return filled
  const facts = { field: place.field, count: filled.length, most: mostEntries }
  to.problems.push(problem('LIST_TOO_LONG', { path: place.path, field: place.field, facts }))
  return null
}

/** What a key of an entry means; null for one that nobody knows. */
export type PartOfKey = (list: string, key: string) => string | null

/** Entries of several parts: a list of objects, or text whose entries are parted by ； or lines and their parts by |. */
export const readEntries = (to: Reading, place: ValuePlace, found: unknown, partOf: PartOfKey): Entry[] | null => {
  const entries = partsOf(to, place, found, between)
  return (
    entries?.map((entry, index): Entry => {
      const at = { ...place, path: [...place.path, index] }
      return readEntry(to, at, rawEntry(to, at, entry, partOf))
    }) ?? null
  )
}

const rawEntry = (to: Reading, at: ValuePlace, entry: unknown, partOf: PartOfKey): Record<string, unknown> => {
  const text = plainText(entry)
  const parts = partsOfField(at.field)
  if (text !== undefined) {
    const given = text.split(/[|｜]/)
    if (given.length > parts.length) refuseValue(to, 'ENTRY_OF_TOO_MANY_PARTS', at, text)
    return Object.fromEntries(parts.map((part, index) => [part, given[index]]))
  }
  if (typeof entry !== 'object' || Array.isArray(entry)) {
    refuseValue(to, 'FIELD_NOT_LIST', at, entry)
    return {}
  }
  if (isInOwnWords(at.field, entry as object)) return entry as Record<string, unknown>
  const raw: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(entry as object)) {
    const part = partOf(at.field, key)
    if (part !== null && isBlank(raw[part])) raw[part] = value
  }
  return raw
}

/** Columns of their own for the parts of a list: the entries of each stand in the same order. */
export const readPartColumns = (to: Reading, place: ValuePlace, columns: Record<string, unknown>): Entry[] | null => {
  const lists = Object.entries(columns).map(
    ([part, found]) => [part, partsOf(to, place, found, between) ?? []] as const,
  )
  const names = lists.find(([part]) => part === 'name')?.[1] ?? []
  const uneven = lists.find(([, values]) => values.length > 1 && values.length !== names.length)
  if (uneven) return refuseValue(to, 'PARTS_UNEVEN', place, `${names.length} / ${uneven[1].length}`)
  return names.map((_, index) => {
    const raw = Object.fromEntries(
      lists.map(([part, values]) => [part, values.length === 1 ? values[0] : values[index]]),
    )
    return readEntry(to, { ...place, path: [...place.path, index] }, raw)
  })
}

const isInOwnWords = (list: string, entry: object): boolean => {
  const parts = partsOfField(list)
  for (const key in entry) if (!parts.includes(key)) return false
  return true
}

/** What is read of each part of a list's entries, worked out once. */
interface PartToRead {
  readonly part: string
  readonly field: string
  readonly word: WordFieldName | null
  readonly isNeeded: boolean
}

const partsToRead = new Map(
  ['materials', 'outputs', 'fees'].map((list) => [
    list,
    partsOfField(list).map((part): PartToRead => {
      const field = `${list}.${part}`
      const word = isWordField(field) ? field : null
      return { part, field, word, isNeeded: part === 'name' || (word !== null && wordField(word).isNeeded === true) }
    }),
  ]),
)

const readEntry = (to: Reading, at: ValuePlace, raw: Record<string, unknown>): Entry => {
  const entry: Entry = {}
  for (const part of partsToRead.get(at.field)!) entry[part.part] = readPart(to, at, part, raw[part.part])
  return entry
}

const readPart = (to: Reading, at: ValuePlace, asked: PartToRead, found: unknown): string | number | null => {
  const { part, field, word, isNeeded } = asked
  // The common case first: a place is only made where something is wrong with it.
  if (typeof found === 'string' && found.trim() !== '' && part !== 'copies') {
    const ours = word === null ? found : to.words.find(word, found)
    if (ours !== undefined) return ours
  }
  if (isBlank(found) && !isNeeded) return null
  const place = { field, path: [...at.path, part] }
  if (isBlank(found)) return missing(to, place)
  if (part === 'copies') return readNumber(to, place, found)
  return word === null ? readText(to, place, found) : readWord(to, place, word, found)
}

const missing = (to: Reading, { field, path }: ValuePlace): null => {
  to.problems.push(problem('PART_MISSING', { path, field, facts: { field, word: headerOfField(field) } }))
  return null
}
