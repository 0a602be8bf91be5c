import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

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

const instant = (value: unknown): string => {
  const found = text(value, 'DateTime')
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(found) || Number.isNaN(Date.parse(found)))
    throw new GraphQLError('DateTime must be an instant such as 2026-11-22T03:04:05Z', {
      extensions: { code: 'BAD_REQUEST' },
    })
  // Microseconds as given: the hub's own instants have them, and asking as of one must include it.
  return /\.\d{4,6}Z$/.test(found) ? found : new Date(found).toISOString()
}

export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  coerceInputValue: instant,
  coerceInputLiteral: (node) => instant(node.kind === Kind.STRING ? node.value : null),
})
