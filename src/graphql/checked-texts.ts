import { hasForbiddenCharacter } from '../base/text.ts'
import { badRequest } from './arguments.ts'

/** Fields whose verbs say themselves what is wrong with a text, and where. */
const checkedByVerbs = [
  'rows',
  'entries',
  'add',
  'name',
  'title',
  'documentNumber',
  'reason',
  'problem',
  'unit',
  'holder',
  'idempotencyKey',
  'approver',
]

const hasForbiddenText = (value: unknown): boolean => {
  if (typeof value === 'string') return hasForbiddenCharacter(value)
  if (value === null || typeof value !== 'object') return false
  return Object.entries(value).some(([field, inner]) => !checkedByVerbs.includes(field) && hasForbiddenText(inner))
}

type Resolver = (source: never, args: never, ...rest: never[]) => unknown

const checked = (resolve: Resolver): Resolver => {
  const guarded: Resolver = (source, args, ...rest) => {
    checkTexts(args)
    return resolve(source, args, ...rest)
  }
  return guarded
}

/** Refuses arguments that hold such a text. */
export const checkTexts = (args: unknown): void => {
  if (hasForbiddenText(args)) throw badRequest('a text has NUL or half a character in it')
}

const checkedAll = (resolvers: Readonly<Record<string, Resolver>> = {}) =>
  Object.fromEntries(Object.entries(resolvers).map(([field, resolve]) => [field, checked(resolve)]))

/** Refuses NUL and half characters in codes: nothing is called so, and the database would take it for a fault. */
export const withCheckedTexts = <
  R extends { readonly Query?: Record<string, Resolver>; readonly Mutation?: Record<string, Resolver> },
>(
  resolvers: R,
) => ({ ...resolvers, Query: checkedAll(resolvers.Query), Mutation: checkedAll(resolvers.Mutation) })
