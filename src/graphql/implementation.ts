import { civilDateAt } from '../base/civil-date.ts'
import type { ItemImplementation } from '../catalogue/item-implementation.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import { type RecordImplementationInput, recordImplementation } from '../recognition/record-implementation.ts'
import { answer } from './answer.ts'
import { checkedDay } from './arguments.ts'
import type { Context } from './context.ts'
import { encodeId } from './ids.ts'

interface ImplementationsArguments {
  readonly asOf?: string | null
  readonly cities?: readonly string[] | null
}

export const implementationResolvers = {
  Mutation: {
    recordImplementation: async (_: unknown, { input }: { input: RecordImplementationInput }, context: Context) => {
      const { ok, problems } = answer(await recordImplementation(context.hub, context.caller, input), context)
      return {
        implementation: ok?.implementation ?? null,
        affected: ok?.affected ?? [],
        waitingToResume: ok?.waitingToResume ?? [],
        problems,
      }
    },
  },
  ServiceItem: {
    implementations: async (
      { id: itemId }: ServiceItem,
      { asOf, cities = null }: ImplementationsArguments,
      { hub, load, spend }: Context,
    ) => spend(await load.implementations.load({ itemId, cities, asOf: checkedDay(asOf) ?? civilDateAt(hub.now()) })),
  },
  ItemImplementation: {
    id: ({ id }: ItemImplementation) => encodeId('ItemImplementation', id),
    item: ({ itemId }: ItemImplementation, _: unknown, { load }: Context) => load.items.load(itemId),
    city: ({ city }: ItemImplementation, _: unknown, { load }: Context) => load.cities.load(city),
  },
}
