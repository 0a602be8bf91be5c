import { civilDateAt, isCivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import { tidy } from '../base/text.ts'
import type { CompiledWords } from './compiled-words.ts'
import { type WordFieldName, wordField } from './row-words.ts'

/** Where a value stands: the field that it is read as, and the column that holds it as the source calls it. */
export interface ValuePlace {
  readonly field: string
  readonly path: readonly (string | number)[]
}

/** One row being read. */
export interface Reading {
  readonly words: CompiledWords
  readonly problems: Problem[]
}

/** A value as it can be shown and stored: short, and nothing that a database or a file refuses. Never deeper than itself. */
export const shown = (found: unknown): string => {
  const text = plainText(found) ?? (Array.isArray(found) ? '[…]' : '{…}')
  return text.slice(0, 60).toWellFormed().replaceAll('\u0000', '\ufffd')
}

/** Refuses a value: what is found is told with it. */
export const refuseValue = (to: Reading, code: string, { field, path }: ValuePlace, found: unknown): null => {
  to.problems.push(problem(code, { path, field, facts: { field, column: String(path[0]), found: shown(found) } }))
  return null
}

/** Whether a value says nothing at all. */
export const isBlank = (found: unknown): boolean =>
  found === null || found === undefined || (typeof found === 'string' && found.trim() === '')

/** A value as the text that it is written as; undefined for what is no single value. */
export const plainText = (found: unknown): string | undefined => {
  if (typeof found === 'string') return found
  if (typeof found === 'boolean') return String(found)
  return typeof found === 'number' && Number.isFinite(found) ? String(found) : undefined
}

export const readText = (to: Reading, place: ValuePlace, found: unknown): string | null => {
  const text = typeof found === 'boolean' ? undefined : plainText(found)
  return text ?? refuseValue(to, 'FIELD_NOT_TEXT', place, found)
}

const wholeNumber = /^(\d{1,9})(?:\.0+)?[次份]?$/

/** A whole number, also written in full width, or as 2次 and 1份. */
export const readNumber = (to: Reading, place: ValuePlace, found: unknown): number | null => {
  if (typeof found === 'number') return found
  const digits = typeof found === 'string' ? wholeNumber.exec(tidy(found))?.[1] : undefined
  return digits === undefined ? refuseValue(to, 'FIELD_NOT_NUMBER', place, found) : Number(digits)
}

const dayShapes = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
]

/** A day in the ways in which lists write it; null if it is none. An instant with its zone is its day in Beijing. */
export const dayIn = (text: string): string | null => {
  const given = tidy(text)
  if (/T.*(Z|[+-]\d{2}:?\d{2})$/.test(given) && !Number.isNaN(Date.parse(given))) return civilDateAt(new Date(given))
  const parts = dayShapes.map((shape) => shape.exec(given)).find((found) => found !== null)
  const day = parts && `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
  return day && isCivilDate(day) ? day : null
}

export const readDay = (to: Reading, place: ValuePlace, found: unknown): string | null => {
  const text = typeof found === 'boolean' ? undefined : plainText(found)
  const day = text === undefined ? null : dayIn(text)
  return day ?? refuseValue(to, 'FIELD_NOT_DAY', place, found)
}

/** A word of a closed set as ours; null if it says that nothing is known. A digit under our own name is a level. */
export const readWord = (to: Reading, place: ValuePlace, field: WordFieldName, found: unknown): string | null => {
  const text = plainText(found)
  if (text === undefined) return refuseValue(to, 'FIELD_NOT_WORD', place, found)
  const ours = to.words.find(field, text)
  if (ours !== undefined) return ours
  return place.path[0] === 'level' && /^[1-6]$/.test(text) ? text : refuseWord(to, place, field, text)
}

export const refuseWord = (to: Reading, { field, path }: ValuePlace, map: WordFieldName, found: string): null => {
  const facts = { map, field, column: String(path[0]), found: shown(found), ours: wordField(map).ours }
  to.problems.push(problem('CODE_NOT_MAPPED', { path, field, facts }))
  return null
}

const mostWords = 50

/** Several words: a list, or text that parts them by a comma, a stroke, a blank or a line. */
export const readWords = (to: Reading, place: ValuePlace, field: WordFieldName, found: unknown): string[] | null => {
  const whole = typeof found === 'string' ? to.words.find(field, found) : undefined
  if (whole !== undefined) return whole === null ? null : whole.split(',')
  const parts = Array.isArray(found) ? found : (plainText(found)?.split(/[、,，;；/|\s]+/) ?? [found])
  if (parts.length > mostWords) return refuseValue(to, 'FIELD_NOT_WORD', place, found)
  const words: string[] = []
  for (const part of parts) {
    const read = isBlank(part) ? null : readWord(to, place, field, part)
    if (read === null) continue
    for (const word of read.includes(',') ? read.split(',') : [read]) if (!words.includes(word)) words.push(word)
  }
  return words
}

export const readTruth = (to: Reading, place: ValuePlace, field: WordFieldName, found: unknown): boolean | null => {
  if (typeof found === 'boolean') return found
  const word = readWord(to, place, field, found)
  return word === null ? null : word === 'true'
}
