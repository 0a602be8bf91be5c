import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { encodeCursor, pageOf } from '../base/connection.ts'
import type { Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { adoptResolution } from '../meeting/adopt-resolution.ts'
import { figuresByCity, ledgerFigures } from '../meeting/ledger.ts'
import { type LedgerInput, listResolutions } from '../meeting/list-resolutions.ts'
import { recordResolutionProgress } from '../meeting/record-resolution-progress.ts'
import {
  deadlineOf,
  isCarriedOver,
  isOpen,
  isResolutionOverdue,
  type Resolution,
  resolutionStateOf,
  timesExtended,
} from '../meeting/resolution.ts'
import { answer, answered } from './answer.ts'
import { checkedCursor, checkedDay, checkedFirst } from './arguments.ts'
import { cityAt } from './city-at.ts'
import type { Context } from './context.ts'
import { encodeId } from './ids.ts'

/** A resolution, and the day as of which it is shown. */
interface ShownResolution extends Resolution {
  readonly asOf: CivilDate
}

interface Asked extends LedgerInput {
  readonly first?: number | null
  readonly after?: string | null
}

/** Whether a resolution stands behind a place in the ledger: the latest meeting comes first, its resolutions by number. */
const isAfter = ({ edition, number }: Resolution, [lastEdition, lastNumber]: readonly [number, number]): boolean =>
  edition < lastEdition || (edition === lastEdition && number > lastNumber)

/** Something that is said of a resolution, as a mutation: the resolution as it stands after it. */
const changing =
  <I>(verb: (hub: Hub, caller: Caller, input: I) => Promise<Outcome<Resolution>>) =>
  async (_: unknown, { input }: { input: I }, context: Context) => {
    const { ok, problems } = answer(await verb(context.hub, context.caller, input), context)
    return { resolution: ok && { ...ok, asOf: civilDateAt(context.hub.now()) }, problems }
  }

export const resolutionResolvers = {
  Query: {
    resolutions: async (_: unknown, asked: Asked, context: Context) => {
      const first = context.spend(checkedFirst(asked.first))
      const after = checkedCursor(asked.after, ['number', 'number'])
      const question = { ...asked, asOf: checkedDay(asked.asOf) }
      const { asOf, resolutions } = answered(await listResolutions(context.hub, context.caller, question), context)
      const behind = after ? resolutions.filter((one) => isAfter(one, after)) : resolutions
      const shown = behind.slice(0, first + 1).map((one) => ({ ...one, asOf }))
      const { nodes, ...pageInfo } = pageOf(shown, first, ({ edition, number }) => encodeCursor([edition, number]))
      return {
        nodes,
        pageInfo,
        totalCount: resolutions.length,
        figures: () => ledgerFigures(resolutions, asOf),
        byCity: () => context.spend(figuresByCity(resolutions, asOf)),
      }
    },
  },
  Mutation: {
    adoptResolution: changing(adoptResolution),
    recordResolutionProgress: changing(recordResolutionProgress),
  },
  Resolution: {
    id: ({ id }: ShownResolution) => encodeId('Resolution', id),
    leadCity: cityAt('leadCity'),
    coCities: ({ coCities }: ShownResolution, _: unknown, { load, spend }: Context) =>
      load.cities.loadMany([...spend(coCities)]),
    state: resolutionStateOf,
    deadline: deadlineOf,
    adoptedDeadline: ({ deadline }: ShownResolution) => deadline,
    isOpen,
    isOverdue: (resolution: ShownResolution) => isResolutionOverdue(resolution, resolution.asOf),
    isCarriedOver,
    extensions: timesExtended,
    links: ({ links }: ShownResolution, _: unknown, { spend }: Context) => spend(links),
    steps: ({ steps }: ShownResolution, _: unknown, { spend }: Context) => spend(steps),
  },
  ResolutionStep: { by: cityAt('by') },
  CityResolutionFigures: { city: cityAt('city') },
}
