import { encodeCursor, pageOf } from '../base/connection.ts'
import { listObligations, type ObligationInput, type Obligations } from '../programme/list-obligations.ts'
import type { Obligation, ObligationState } from '../programme/obligation.ts'
import { planLists } from '../programme/plan-row.ts'
import { chaseList } from '../report/chase-list.ts'
import { answered } from './answer.ts'
import { checkedCursor, checkedDay, checkedFirst } from './arguments.ts'
import type { Context } from './context.ts'

interface RowArguments {
  readonly state?: ObligationState | null
  readonly late?: boolean | null
  readonly repeated?: boolean | null
  readonly first?: number | null
  readonly after?: string | null
}

const cityOf = ({ city }: { city: string }, _: unknown, { load }: Context) => load.cities.load(city)

type Place = readonly [list: number, number: number, city: string]

const placeOf = ({ list, number, city }: Obligation): Place => [planLists.indexOf(list), number, city]

const isAfter = (one: Place, other: Place): boolean => {
  const at = one.findIndex((value, i) => value !== other[i])
  return at >= 0 && one[at]! > other[at]!
}

const isAsked = (one: Obligation, { state, late, repeated }: RowArguments): boolean =>
  (!state || one.state === state) &&
  (late === null || late === undefined || one.isLate === late) &&
  (repeated === null || repeated === undefined || one.isRepeated === repeated)

export const obligationResolvers = {
  Query: {
    obligations: async (_: unknown, asked: ObligationInput, context: Context) => {
      const input = { ...asked, asOf: checkedDay(asked.asOf) }
      return answered(await listObligations(context.hub, context.caller, input), context)
    },
  },
  Obligations: {
    dueOn: ({ due }: Obligations) => due.day,
    isProvisional: ({ due }: Obligations) => due.isProvisional,
    reportedWith: ({ due }: Obligations) => due.reportedWith,
    cities: ({ cities }: Obligations, _: unknown, { spend }: Context) => spend(cities),
    rows: ({ obligations }: Obligations, asked: RowArguments, { spend }: Context) => {
      const first = spend(checkedFirst(asked.first))
      const after = checkedCursor(asked.after, ['number', 'number', 'string'])
      const rows = obligations.filter((one) => isAsked(one, asked) && (after === null || isAfter(placeOf(one), after)))
      const { nodes, ...pageInfo } = pageOf(rows.slice(0, first + 1), first, (one) => encodeCursor([...placeOf(one)]))
      return { nodes, pageInfo }
    },
    chaseList: async (found: Obligations, _: unknown, { load, language }: Context) => {
      const cities = await Promise.all(found.cities.map(({ city }) => load.cities.load(city)))
      const names = new Map(cities.map(({ code, name }) => [code, name]))
      return chaseList(found, (city) => names.get(city) ?? city, language)
    },
  },
  CityObligations: { city: cityOf },
  Obligation: { city: cityOf },
}
