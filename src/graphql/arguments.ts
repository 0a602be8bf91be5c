import { GraphQLError } from 'graphql'
import { isCivilDate } from '../base/civil-date.ts'
import { decodeCursor } from '../base/connection.ts'
import { hasForbiddenCharacter, lengthOf } from '../base/text.ts'
import { searchText } from '../catalogue/search-text.ts'

export const badRequest = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } })

/** A day in a question, where there is no payload to carry a problem. */
export const checkedDay = (day: string | null | undefined): string | null => {
  if (day === null || day === undefined) return null
  if (!isCivilDate(day)) throw badRequest(`“${day.slice(0, 40)}” is not a day; write one that exists, as 2026-03-31`)
  return day
}

const mostAtOnce = 100

/** How many a list for people answers at once; of a list that is read as a whole, more. */
export const checkedFirst = (first: number | null | undefined, most: number = mostAtOnce): number => {
  const count = first ?? 50
  if (count < 1 || count > most) throw badRequest(`first must be 1 to ${most}`)
  return count
}

/** The values in a cursor of ours, of the kinds that the list is sorted by; null where none was given. */
export const checkedCursor = <const T extends readonly ('string' | 'number')[]>(
  after: string | null | undefined,
  kinds: T,
) => {
  if (after === null || after === undefined) return null
  const values = decodeCursor(after, kinds.length)
  if (!values?.every((value, i) => typeof value === kinds[i] && isSortable(value)))
    throw badRequest('after is not a cursor of this list')
  return values as { [K in keyof T]: T[K] extends 'string' ? string : number }
}

// What a list is sorted by: a text that the database can hold, or a position or id.
const isSortable = (value: string | number): boolean =>
  typeof value === 'string' ? !hasForbiddenCharacter(value) : Number.isInteger(value) && Math.abs(value) < 2 ** 31

/** A piece of a name to look for; no name is longer than 500 characters. */
export const checkedText = (text: string | null | undefined) => {
  if (text && lengthOf(text) > 500) throw badRequest('text is longer than any name: at most 500 characters')
  return text ? searchText(text) : null
}
