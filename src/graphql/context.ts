import { GraphQLError } from 'graphql'
import { clustersWithDrafts } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import type { Sight } from '../catalogue/service-item.sql.ts'
import type { Hub } from '../hub.ts'
import type { Language } from '../report/problem-wording.ts'
import { type Loaders, openLoaders } from './loaders.ts'

/** What a request brings to the resolvers. */
export interface Context {
  readonly hub: Hub
  readonly caller: Caller
  readonly language: Language
  readonly sight: Sight
  readonly load: Loaders
  /** The codes of what is refused in the request, for counting. */
  readonly refusals: Set<string>
  /** Called with the length of each list before or as it is answered; throws once one request has had too much. */
  readonly spend: <T extends readonly unknown[] | number>(what: T) => T
}

/** Lists within lists multiply: a question that fits in a line may ask for a thousand million rows. */
const mostRows = 20_000

export const openBudget = (most: number = mostRows): Context['spend'] => {
  let left = most
  return (what) => {
    left -= typeof what === 'number' ? what : what.length
    if (left >= 0) return what
    throw new GraphQLError(`the question asks for more than ${most} rows in all; ask for fewer at each level`, {
      extensions: { code: 'QUERY_TOO_COMPLEX', http: { status: 400 } },
    })
  }
}

export const openContext = (
  hub: Hub,
  caller: Caller,
  language: Language,
  refusals: Set<string> = new Set(),
): Context => {
  const sight = clustersWithDrafts(caller)
  return { hub, caller, language, refusals, sight, load: openLoaders(hub.db, sight), spend: openBudget() }
}
