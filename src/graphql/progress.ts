import type { Caller } from '../base/caller.ts'
import { encodeCursor, pageOf } from '../base/connection.ts'
import { type Fen, moneyText } from '../base/money.ts'
import type { Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { listProgress } from '../programme/list-progress.ts'
import type { ListedProgress, ProgressFilter } from '../programme/listed-progress.sql.ts'
import { type ProgressInput, type ProgressRegistration, tallyProgress } from '../programme/progress-registration.ts'
import { recordProgress, reviseProgress } from '../programme/record-progress.ts'
import { releaseProgress, returnProgress } from '../programme/release-progress.ts'
import type { SteppedProgress } from '../programme/stepped-progress.ts'
import { answer, answered } from './answer.ts'
import { checkedCursor, checkedFirst } from './arguments.ts'
import type { Context } from './context.ts'
import { encodeId } from './ids.ts'

interface ListArguments {
  readonly cluster: string
  readonly filter?: ProgressFilter | null
  readonly first?: number | null
  readonly after?: string | null
}

const yuan = (fen: Fen | null): string | null => (fen === null ? null : moneyText(fen, 'YUAN'))

const entering =
  (verb: (hub: Hub, caller: Caller, input: ProgressInput) => Promise<Outcome<ProgressRegistration>>) =>
  async (_: unknown, { input }: { input: ProgressInput }, context: Context) => {
    const { ok, problems } = answer(await verb(context.hub, context.caller, input), context)
    return { ...(ok ?? tallyProgress([], false)), problems }
  }

const nothingStepped: SteppedProgress = { received: 0, stepped: 0, unchanged: 0, rejected: 0, outcomes: [] }

const stepping =
  <I>(verb: (hub: Hub, caller: Caller, input: I) => Promise<Outcome<SteppedProgress>>) =>
  async (_: unknown, { input }: { input: I }, context: Context) => {
    const { ok, problems } = answer(await verb(context.hub, context.caller, input), context)
    return { ...(ok ?? nothingStepped), problems }
  }

export const progressResolvers = {
  Query: {
    progressEntries: async (_: unknown, { cluster, filter, ...page }: ListArguments, context: Context) => {
      const first = context.spend(checkedFirst(page.first))
      const before = checkedCursor(page.after, ['number'])?.[0] ?? null
      const asked = { cluster, filter: filter ?? {}, before, limit: first + 1 }
      const rows = answered(await listProgress(context.hub, context.caller, asked), context)
      const { nodes, ...pageInfo } = pageOf(rows, first, ({ id }) => encodeCursor([id]))
      return { nodes, pageInfo }
    },
  },
  Mutation: {
    recordProgress: entering(recordProgress),
    reviseProgress: entering(reviseProgress),
    releaseProgress: stepping(releaseProgress),
    returnProgress: stepping(returnProgress),
  },
  ProgressEntry: {
    id: ({ id }: ListedProgress) => encodeId('ProgressEntry', id),
    city: ({ city }: ListedProgress, _: unknown, { load }: Context) => load.cities.load(city),
    documents: ({ documents }: ListedProgress, _: unknown, { spend }: Context) => spend(documents),
    completedThisYear: ({ completedThisYearFen }: ListedProgress) => yuan(completedThisYearFen),
    completedSinceStart: ({ completedSinceStartFen }: ListedProgress) => yuan(completedSinceStartFen),
  },
}
