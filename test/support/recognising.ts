import type { Caller } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import type { Aspect, HandlingMode } from '../../src/recognition/aspect.ts'
import { declareRecognition } from '../../src/recognition/declare-recognition.ts'
import { type RecordImplementationInput, recordImplementation } from '../../src/recognition/record-implementation.ts'
import { coordinatorOf } from './callers.ts'
import { must } from './cluster.ts'
import { plainContent } from './implementation.ts'

const all: readonly Aspect[] = ['ACCEPTS', 'ENTRUSTS', 'RECOGNISES', 'ISSUES']

/** A city implements an item: plainly, from a day on. */
export const implement = async (
  hub: Hub,
  city: string,
  item: string,
  validFrom: string,
  more: Partial<RecordImplementationInput> = {},
) =>
  must(
    await recordImplementation(hub, coordinatorOf(city, 'hbew'), {
      ...{ item, city, content: plainContent, state: 'ACTIVE', validFrom, dryRun: false },
      ...more,
    }),
  )

/** A city declares all four aspects of items, or some. */
export const declare = async (
  hub: Hub,
  city: string,
  items: readonly string[],
  validFrom: string,
  { aspects = all, mode = 'ACCEPTED_ON_BEHALF' }: { aspects?: readonly Aspect[]; mode?: HandlingMode } = {},
  caller: Caller = coordinatorOf(city, 'hbew'),
) => must(await declareRecognition(hub, caller, { cluster: 'hbew', city, items, aspects, mode, validFrom }))

/** Cities implement and declare items, so that every pair of them is live. */
export const makeLive = async (hub: Hub, cities: readonly string[], items: readonly string[], validFrom: string) => {
  for (const city of cities) {
    for (const item of items) await implement(hub, city, item, validFrom)
    await declare(hub, city, items, validFrom)
  }
}
