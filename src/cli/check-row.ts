import { isCivilDate } from '../base/civil-date.ts'
import { isCreditIdentifier, normalCode } from '../base/credit-identifier.ts'
import { readItemCode } from '../base/item-code.ts'
import { hasForbiddenCharacter } from '../base/text.ts'
import type { CheckRule } from './check-rule.ts'

/** A row as it was read; nothing is known of it. */
export type GivenObject = Readonly<Record<string, unknown>>

const members = new Set(['rowId', 'version', 'operation', 'time', 'source', 'content'])
const shown = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 60)
const isObject = (value: unknown): value is GivenObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every text in a value, however deep. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) yield* textsIn(member)
}

const firstText = (content: unknown, isWrong: (text: string) => boolean): string | null => {
  for (const text of textsIn(content)) if (isWrong(text)) return shown(text)
  return null
}

const looksLikeDay = /^\d{4}-\d{1,2}-\d{1,2}(?=$|[T ])/
const creditIdentifier = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

const failsItsCheck = (text: string): boolean => {
  const code = normalCode(text)
  if (code.length !== 18) {
    const read = readItemCode(text)
    return read.scheme === 'LOCAL' && read.failedCheck
  }
  // An identity number has eighteen digits too.
  return creditIdentifier.test(code) && !/^\d{17}[\dX]$/.test(code) && !isCreditIdentifier(code)
}

const timeFault = (time: unknown, now: Date): string | null => {
  if (time === undefined || time === null) return null
  const isInstant = typeof time === 'string' && /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$/.test(time)
  const at = isInstant ? Date.parse(time) : Number.NaN
  // Clocks differ: five minutes are let pass.
  return at <= now.getTime() + 300_000 ? null : shown(time)
}

/** A rule for one row by itself: null if it holds, else what was found. */
export type RowRule = (
  row: GivenObject,
  context: { readonly source: string | undefined; readonly now: Date },
) => string | null

export const rowRules: Readonly<Partial<Record<CheckRule, RowRule>>> = {
  MEMBERS: (row) => Object.keys(row).find((name) => !members.has(name)) ?? null,
  ROW_ID: ({ rowId }) =>
    typeof rowId === 'string' && rowId.trim() === rowId && rowId !== '' && [...rowId].length <= 200
      ? null
      : shown(rowId),
  VERSION: ({ version }) => (Number.isSafeInteger(version) && (version as number) >= 1 ? null : shown(version)),
  OPERATION: ({ operation }) => (typeof operation === 'string' && operation.trim() !== '' ? null : shown(operation)),
  TIME: ({ time }, { now }) => timeFault(time, now),
  SOURCE: ({ source: given }, { source }) =>
    given === undefined || given === null || source === undefined || given === source ? null : shown(given),
  CONTENT: ({ content }) => (isObject(content) ? null : shown(content)),
  DATES: ({ content }) =>
    firstText(content, (text) => {
      const day = looksLikeDay.exec(text)?.[0]
      return day !== undefined && !isCivilDate(day)
    }),
  CODES: ({ content }) => firstText(content, failsItsCheck),
  CHARACTERS: (row) => firstText(row, (text) => hasForbiddenCharacter(text) || text.includes('\ufffd')),
}

/** A number of more than fifteen digits that stands in a line outside a text. */
export const longNumberIn = (line: string): string | null => {
  const outside = line.replace(/"(?:[^"\\]|\\.)*"/g, '""')
  return /(?<![\d.])\d{16,}/.exec(outside)?.[0] ?? null
}
