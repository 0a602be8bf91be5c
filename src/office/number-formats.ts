/** What a number format makes of a number. `padded` shows at least so many digits: codes kept as numbers. */
export type NumberFormat =
  | { readonly shows: 'number' }
  | { readonly shows: 'date'; readonly withTime: boolean }
  | { readonly shows: 'time' }
  | { readonly shows: 'padded'; readonly digits: number }

const number: NumberFormat = { shows: 'number' }
const day: NumberFormat = { shows: 'date', withTime: false }
const moment: NumberFormat = { shows: 'date', withTime: true }
const time: NumberFormat = { shows: 'time' }

const between = (from: number, to: number, format: NumberFormat): (readonly [number, NumberFormat])[] =>
  Array.from({ length: to - from + 1 }, (_, index) => [from + index, format] as const)

/** Formats files use without writing them down; 27–36 and 50–58 are the dates and times of Chinese Excel. */
const builtIn: ReadonlyMap<number, NumberFormat> = new Map([
  ...between(14, 17, day),
  ...between(18, 21, time),
  [22, moment] as const,
  ...between(27, 31, day),
  ...between(32, 35, time),
  [36, day] as const,
  ...between(45, 47, time),
  ...between(50, 54, day),
  ...between(55, 56, time),
  ...between(57, 58, day),
])

export const builtInFormat = (id: number): NumberFormat => builtIn.get(id) ?? number

/** Literal text, escapes, fill characters, colours and locales say nothing about what the number is. */
const literals = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi

export const formatOfCode = (code: string): NumberFormat => {
  const [positive = ''] = code.replace(literals, '').split(';')
  if (/^0{2,}$/.test(positive)) return { shows: 'padded', digits: positive.length }
  // Elapsed time is an amount, not a moment.
  if (/\[[hms]+\]/i.test(positive) || /general|@/i.test(positive)) return number
  const tokens = positive.replace(/am\/pm|a\/p|上午\/下午/gi, 'h').replace(/e[+-]/gi, '')
  const hasDate = /[ydbeg]/i.test(tokens) || (/m/i.test(tokens) && !/[hs]/i.test(tokens))
  const hasTime = /[hs]/i.test(tokens)
  if (hasDate) return hasTime ? moment : day
  return hasTime ? time : number
}
