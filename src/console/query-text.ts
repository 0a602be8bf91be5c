import { hasForbiddenCharacter } from '../base/text.ts'

/** What the address says under a name, or null; what no database can hold is as if it were not there. */
export const queryText = (query: URLSearchParams, name: string, most = 200): string | null => {
  const text = query.get(name)?.trim().slice(0, most) ?? ''
  return text === '' || hasForbiddenCharacter(text) ? null : text
}

/** A position in the address: a whole number from 1 on that the database can hold. */
export const queryNumber = (query: URLSearchParams, name: string): number | null => {
  const text = query.get(name) ?? ''
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}

/** A row's id in the address, to the letter: blanks at its ends are its own. */
export const rowIdIn = (query: URLSearchParams, name: string): string | null => {
  const text = query.get(name)
  return text === null || text === '' || hasForbiddenCharacter(text) ? null : text.slice(0, 400)
}
