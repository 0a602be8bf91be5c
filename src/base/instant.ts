import { isCivilDate } from './civil-date.ts'

const shape = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2})?(?:\.(\d{1,6}))?(?:Z|[+-]\d{2}:\d{2})$/

/** An instant that exists, with its zone, in UTC and with microseconds; null if the text is none. */
export const readInstant = (text: string): string | null => {
  const [found, day, fraction = ''] = shape.exec(text) ?? []
  const at = found && day && isCivilDate(day) ? Date.parse(found) : Number.NaN
  const utc = Number.isNaN(at) ? '' : new Date(at).toISOString()
  // An offset may lead into the year 10000, which the database takes for a fault.
  if (!/^\d{4}-/.test(utc)) return null
  // Microseconds as given: the hub's own instants have them, and asking as of one must include it.
  return `${utc.slice(0, 20)}${fraction.padEnd(6, '0')}Z`
}
