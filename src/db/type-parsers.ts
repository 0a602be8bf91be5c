import pg from 'pg'

type Parse = (text: string) => unknown

const arrayOf = (parse: Parse): Parse => {
  // @types/pg knows the parser as a function, the package exports a factory.
  const { create } = pg.types.arrayParser as unknown as {
    create(source: string, entry: Parse): { parse(): unknown }
  }
  return (text) => create(text, (entry) => (entry === null ? null : parse(entry))).parse()
}

/** Money in 分 and every count stay far below 2^53; a number that does not is a fault, not something to round. */
export const parseInt8 = (text: string): number => {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`int8 ${text} is not a safe integer`)
  return number
}

/** A day stays text: as a Date it would be local midnight, which is the day before in UTC. */
const asText: Parse = (text) => text

const timestamp = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?([+-])(\d{2})(?::(\d{2}))?(?::(\d{2}))?$/

/** `2026-03-31T16:00:00.123456Z`: a Date would lose the microseconds that keep the change log in order. */
export const parseTimestamptz = (text: string): string => {
  if (text === 'infinity' || text === '-infinity') return text
  const parts = timestamp.exec(text)
  if (!parts) throw new RangeError(`timestamptz ${text} is outside the years 0001 to 9999 or not in ISO style`)
  const [, day, time, fraction = '', sign, hours, minutes = '0', seconds = '0'] = parts
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  const micros = fraction.padEnd(6, '0')
  if (offset === 0) return `${day}T${time}.${micros}Z`
  // A pooler between hub and server may drop the session's UTC setting.
  const utc = Date.parse(`${day}T${time}Z`) + (sign === '+' ? -offset : offset) * 1000
  return `${new Date(utc).toISOString().slice(0, 19)}.${micros}Z`
}

const parsers: Readonly<Record<number, Parse>> = {
  20: parseInt8,
  1016: arrayOf(parseInt8),
  1082: asText,
  1182: arrayOf(asText),
  1114: asText,
  1115: arrayOf(asText),
  1184: parseTimestamptz,
  1185: arrayOf(parseTimestamptz),
}

/** For one pool's `types`, so that no other user of the driver in the process is changed. */
export const typeParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format as 'text'),
} as unknown as pg.CustomTypesConfig
