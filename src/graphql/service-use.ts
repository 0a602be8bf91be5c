import { encodeCursor, pageOf } from '../base/connection.ts'
import {
  listUseByItem,
  listZombies,
  readServiceUse,
  type ServiceUse,
  type ServiceUseInput,
} from '../programme/read-service-use.ts'
import { type RecordServiceUseInput, recordServiceUse } from '../programme/record-service-use.ts'
import type { CityUse } from '../programme/service-use.sql.ts'
import { goodRate, rateOf } from '../programme/service-use.ts'
import { answer, answered } from './answer.ts'
import { checkedCursor, checkedFirst } from './arguments.ts'
import type { Context } from './context.ts'

interface PageArguments {
  readonly first?: number | null
  readonly after?: string | null
}

/** What a city told, with the rule by which its ratings are judged. */
interface JudgedUse extends CityUse {
  readonly goodGrades: number
}

const cityOf = (code: string, { load }: Context) => load.cities.load(code)
const names = ['verySatisfied', 'satisfied', 'fairlySatisfied', 'dissatisfied', 'veryDissatisfied'] as const

export const serviceUseResolvers = {
  Query: {
    serviceUse: async (_: unknown, input: ServiceUseInput, context: Context) => {
      const found = answered(await readServiceUse(context.hub, context.caller, input), context)
      // Their names came with them.
      for (const city of found.names) context.load.cities.prime(city.code, city)
      return found
    },
  },
  Mutation: {
    recordServiceUse: async (_: unknown, { input }: { input: RecordServiceUseInput }, context: Context) => {
      const { ok, problems } = answer(await recordServiceUse(context.hub, context.caller, input), context)
      return { outcomes: ok ?? [], problems }
    },
  },
  ServiceUse: {
    byMonth: ({ byMonth }: ServiceUse, _: unknown, { spend }: Context) => spend(byMonth),
    byPair: ({ byPair }: ServiceUse, _: unknown, { spend }: Context) => spend(byPair),
    byCity: ({ byCity, goodGrades }: ServiceUse, _: unknown, { spend }: Context): JudgedUse[] =>
      spend(byCity).map((city) => ({ ...city, goodGrades })),
    byItem: async ({ scope }: ServiceUse, asked: PageArguments, { hub, caller, spend }: Context) => {
      const first = spend(checkedFirst(asked.first))
      const found = checkedCursor(asked.after, ['number', 'number'])
      const after = found && { cases: found[0], id: found[1] }
      const rows = await listUseByItem(hub, caller, scope, after, first)
      const { nodes, ...pageInfo } = pageOf(rows, first, ({ cases, item }) => encodeCursor([cases, item.id]))
      return { nodes, pageInfo }
    },
    zombies: async ({ scope }: ServiceUse, asked: PageArguments, { hub, caller, spend }: Context) => {
      const first = spend(checkedFirst(asked.first))
      const after = checkedCursor(asked.after, ['number'])?.[0] ?? 0
      const { count, items } = await listZombies(hub, caller, scope, after, first)
      const { nodes, ...pageInfo } = pageOf(items, first, ({ item }) => encodeCursor([item.id]))
      return { nodes, pageInfo, totalCount: count }
    },
  },
  PairUse: {
    acceptingCity: ({ acceptingCity }: { acceptingCity: string }, _: unknown, context: Context) =>
      cityOf(acceptingCity, context),
    competentCity: ({ competentCity }: { competentCity: string }, _: unknown, context: Context) =>
      cityOf(competentCity, context),
  },
  CityUse: {
    city: ({ city }: JudgedUse, _: unknown, context: Context) => cityOf(city, context),
    hotlineClosure: ({ closure }: JudgedUse) => rateOf(...closure),
    hotlineResolution: ({ resolution }: JudgedUse) => rateOf(...resolution),
    hotlineSatisfaction: ({ satisfaction }: JudgedUse) => rateOf(...satisfaction),
    ratings: ({ grades, goodGrades }: JudgedUse) => ({
      ...Object.fromEntries(names.map((name, i) => [name, grades[i]])),
      good: goodRate(grades, goodGrades),
    }),
  },
}
