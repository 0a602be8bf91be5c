import { checkDate } from '../base/check-date.ts'
import { checkOptionalText, checkText } from '../base/check-text.ts'
import { type Fen, isMoney, readMoney } from '../base/money.ts'
import { type Problem, problem } from '../base/problem.ts'
import { placedUnder } from '../base/problem-place.ts'
import { keptName } from '../base/text.ts'
import type { Part, Parts, Scalar, Shape } from './plan-shape.ts'
import type { PlanWords } from './plan-words.ts'

/** A value in its normal form, or what is wrong with it. */
export interface TakenValue {
  readonly value: unknown
  readonly problems: readonly Problem[]
}

const mostEntries = 200

const fine = (value: unknown): TakenValue => ({ value, problems: [] })

const wrong = (code: string, field: string, found: unknown, facts: Problem['facts'] = {}): TakenValue => ({
  value: null,
  problems: [problem(code, { path: [field], field, facts: { field, found: String(found).slice(0, 60), ...facts } })],
})

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

/** One value: texts without outer blanks, cities and fields as their codes. */
const takeScalar = (scalar: Scalar, given: unknown, field: string, words: PlanWords): TakenValue => {
  if (isBlank(given)) return fine(null)
  const said = String(given)
  switch (scalar.kind) {
    case 'text': {
      const problems = checkOptionalText(said, field, scalar.longest)
      return { value: problems.length > 0 ? null : (scalar.hasLines ? keptLines : keptName)(said), problems }
    }
    case 'date': {
      const problems = checkDate(said.trim(), field)
      return { value: problems.length > 0 ? null : said.trim(), problems }
    }
    case 'city':
      return orWrong(words.city(said), 'CITY_NOT_MEMBER', field, said)
    case 'field':
      return orWrong(words.field(said), 'PLAN_FIELD_UNKNOWN', field, said)
    case 'word':
      return scalar.words.includes(said) ? fine(said) : wrong('WORD_UNKNOWN', field, said, { words: scalar.words })
    case 'money':
      return orWrongMoney(takeMoney(given), field, said)
    case 'month':
      return /^([1-9]|1[0-2])$/.test(said) ? fine(Number(said)) : wrong('MONTH_INVALID', field, said)
    case 'decimal':
      return /^-?\d{1,18}(\.\d{1,6})?$/.test(said) ? fine(said) : wrong('FIGURE_INVALID', field, said)
  }
}

// A text is in 元, a number is 分 already.
const takeMoney = (given: unknown): Fen | null => {
  if (typeof given === 'string') return readMoney(given, 'YUAN')
  return typeof given === 'number' && isMoney(given) ? given : null
}

const orWrongMoney = (fen: Fen | null, field: string, said: string): TakenValue =>
  fen === null ? wrong('MONEY_INVALID', field, said) : fine(fen)

// Notes have lines; what stands around them and at their ends is nobody's.
const keptLines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(keptName)
    .join('\n')
    .trim()

const orWrong = (found: string | null, code: string, field: string, said: string): TakenValue =>
  found === null ? wrong(code, field, said) : fine(found)

const takeParts = (parts: Parts, given: object, words: PlanWords): TakenValue => {
  const from = given as Readonly<Record<string, unknown>>
  const taken = Object.entries(parts).map(([name, part]) => [name, takePart(part, from[name], name, words)] as const)
  return {
    value: Object.fromEntries(taken.map(([name, { value }]) => [name, value])),
    problems: taken.flatMap(([, { problems }]) => problems),
  }
}

const takePart = (part: Part, given: unknown, name: string, words: PlanWords): TakenValue =>
  isBlank(given) && !part.optional
    ? { value: null, problems: checkText(null, name, 1) }
    : takeScalar(part, given, name, words)

/** Things of a list, each told by its key; one that has none gets the next free one. */
const takeThings = (
  { parts, key }: { readonly parts: Parts; readonly key: string },
  given: readonly unknown[],
  words: PlanWords,
): TakenValue => {
  const keys = new Set(given.map((one) => (one as Readonly<Record<string, unknown>>)[key]))
  let next = 0
  const free = (): string => {
    do next += 1
    while (keys.has(`m${next}`))
    return `m${next}`
  }
  const seen = new Set<unknown>()
  const taken = given.map((one, i) => {
    const from = one as Readonly<Record<string, unknown>>
    const named = key === 'key' && isBlank(from[key]) ? { ...from, key: free() } : from
    const { value, problems } = takeParts(parts, named, words)
    const own = (value as Readonly<Record<string, unknown>>)[key]
    const repeated = own !== null && seen.has(own) ? wrong('ENTRY_REPEATED', key, own).problems : []
    seen.add(own)
    return { value, problems: placedUnder([i], [...problems, ...repeated]) }
  })
  return { value: taken.map(({ value }) => value), problems: taken.flatMap(({ problems }) => problems) }
}

const takeScalars = (scalar: Scalar, given: readonly unknown[], field: string, words: PlanWords): TakenValue => {
  const taken = given.map((one) => takeScalar(scalar, one, field, words))
  return {
    value: [...new Set(taken.flatMap(({ value }) => (value === null ? [] : [value])))],
    problems: taken.flatMap(({ problems }) => problems),
  }
}

/** From January to the end of each month: twelve amounts that never fall. */
const takeCurve = (given: readonly unknown[], field: string): TakenValue => {
  if (given.length !== 12) return wrong('CURVE_NOT_TWELVE', field, given.length)
  const curve = given.map(takeMoney)
  const bad = curve.indexOf(null)
  if (bad >= 0) return wrong('MONEY_INVALID', field, given[bad])
  const falls = curve.findIndex((fen, i) => i > 0 && fen! < curve[i - 1]!)
  return falls < 0 ? fine(curve) : wrong('CURVE_FALLS', field, falls + 1, { month: falls + 1 })
}

/** What is said of a thing of several parts, over what was said before; nothing at all is no thing. */
const takeThing = (parts: Parts, given: object, before: unknown, words: PlanWords): TakenValue => {
  const said = Object.entries(given).filter(([, value]) => value !== undefined)
  const whole = { ...(before as object | null), ...Object.fromEntries(said) }
  return Object.values(whole).every(isBlank) ? fine(null) : takeParts(parts, whole, words)
}

/** A field's value in its normal form; `before` is what it was. Problems name the field, and stand under it. */
export const takeValue = (
  shape: Shape,
  given: unknown,
  field: string,
  words: PlanWords,
  before: unknown = null,
): TakenValue => {
  if (Array.isArray(given) && given.length > mostEntries)
    return wrong('COUNT_TOO_LARGE', field, given.length, { most: mostEntries })
  switch (shape.kind) {
    case 'scalars':
      return takeScalars(shape.of, (given as readonly unknown[] | null) ?? [], field, words)
    case 'things':
      return under(field, takeThings(shape, (given as readonly unknown[] | null) ?? [], words))
    case 'thing':
      return given === null ? fine(null) : under(field, takeThing(shape.parts, given as object, before, words))
    case 'curve':
      return given === null ? fine(null) : takeCurve(given as readonly unknown[], field)
    default:
      return takeScalar(shape, given, field, words)
  }
}

const under = (field: string, { value, problems }: TakenValue): TakenValue => ({
  value,
  problems: placedUnder([field], problems).map((found) => ({ ...found, field })),
})
