import { type ConstValueNode, GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { readInstant } from '../base/instant.ts'

const text = (value: unknown, name: string): string => {
  if (typeof value === 'string') return value
  throw new GraphQLError(`${name} must be a string`, { extensions: { code: 'BAD_REQUEST' } })
}

/** Days are checked by the verbs, which say which day is wrong and where, so any text passes here. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  coerceInputValue: (value) => text(value, 'Date'),
  coerceInputLiteral: (node) => text(node.kind === Kind.STRING ? node.value : null, 'Date'),
})

/** Amounts are read by the verbs, digit by digit, so any text passes here. */
export const MoneyScalar = new GraphQLScalarType<string, string>({
  name: 'Money',
  coerceInputValue: (value) => text(value, 'Money'),
  coerceInputLiteral: (node) => text(node.kind === Kind.STRING ? node.value : null, 'Money'),
})

/** Read by whoever is asked about one. */
export const PeriodScalar = new GraphQLScalarType<string, string>({
  name: 'Period',
  coerceInputValue: (value) => text(value, 'Period'),
  coerceInputLiteral: (node) => text(node.kind === Kind.STRING ? node.value : null, 'Period'),
})

const instant = (value: unknown): string => {
  const found = readInstant(text(value, 'DateTime'))
  if (found !== null) return found
  throw new GraphQLError('DateTime must be an instant that exists, with its zone, such as 2026-11-22T03:04:05Z', {
    extensions: { code: 'BAD_REQUEST' },
  })
}

export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  coerceInputValue: instant,
  coerceInputLiteral: (node) => instant(node.kind === Kind.STRING ? node.value : null),
})

/** Whatever JSON can say; what may stand in it is checked by the verbs. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  coerceInputValue: (value) => value,
  coerceInputLiteral: (node) => jsonOf(node),
})

const jsonOf = (node: ConstValueNode): unknown => {
  if (node.kind === Kind.OBJECT)
    return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, jsonOf(value)]))
  if (node.kind === Kind.LIST) return node.values.map(jsonOf)
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value)
  return node.kind === Kind.NULL ? null : node.value
}

/** Versions of rows: a number that is none is a row's own problem, not the request's. */
export const LongScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'Long',
  coerceInputValue: (value) => value,
  coerceInputLiteral: (node) => jsonOf(node),
})

/** Opaque: what is in it is checked by whoever reads it. */
export const CursorScalar = new GraphQLScalarType<string, string>({
  name: 'Cursor',
  coerceInputValue: (value) => text(value, 'Cursor'),
  coerceInputLiteral: (node) => text(node.kind === Kind.STRING ? node.value : null, 'Cursor'),
})

/** A whole number up to 2^53: a log outgrows an Int. Only answered, never asked with. */
export const ChangeNumberScalar = new GraphQLScalarType<number, number>({
  name: 'ChangeNumber',
  coerceOutputValue: (value) => value as number,
})
