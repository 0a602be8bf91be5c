import { encodeCursor, pageOf } from '../base/connection.ts'
import { type AcknowledgeAlertInput, acknowledgeAlert } from '../feed/acknowledge-alert.ts'
import type { SyncAlert } from '../feed/alert.ts'
import { listAlerts, listPartners } from '../feed/list-partners.ts'
import { type HarvestPosition, hoursBetween, type Partner, rejectedShareOf, type SourceScore } from '../feed/partner.ts'
import { type SetSyncSourceInput, setSyncSource } from '../feed/set-sync-source.ts'
import { answer, answered } from './answer.ts'
import { checkedCursor, checkedFirst } from './arguments.ts'
import type { Context } from './context.ts'
import { decodeId, encodeId } from './ids.ts'

interface AlertArguments {
  readonly cluster: string
  readonly city?: string | null
  readonly openOnly: boolean
  readonly first?: number | null
  readonly after?: string | null
}

type SourceInput = Omit<SetSyncSourceInput, 'rejectedShare'> & { readonly rejectedShareAllowed?: number | null }

const cityOf = ({ city }: { city: string }, _: unknown, { load }: Context) => load.cities.load(city)

export const partnerResolvers = {
  Query: {
    partners: async (_: unknown, { cluster }: { cluster: string }, context: Context) =>
      context.spend(answered(await listPartners(context.hub, context.caller, cluster), context)),
    syncAlerts: async (_: unknown, asked: AlertArguments, context: Context) => {
      const first = context.spend(checkedFirst(asked.first))
      const before = checkedCursor(asked.after, ['number'])?.[0] ?? null
      const question = { ...asked, before, limit: first + 1 }
      const rows = answered(await listAlerts(context.hub, context.caller, question), context)
      const { nodes, ...pageInfo } = pageOf(rows, first, ({ id }) => encodeCursor([id]))
      return { nodes, pageInfo }
    },
  },
  Mutation: {
    setSyncSource: async (_: unknown, { input }: { input: SourceInput }, context: Context) => {
      const { rejectedShareAllowed: rejectedShare, ...rest } = input
      const outcome = await setSyncSource(context.hub, context.caller, { ...rest, rejectedShare })
      const { ok: source, problems } = answer(outcome, context)
      return { source, problems }
    },
    acknowledgeAlert: async (
      _: unknown,
      { input }: { input: Omit<AcknowledgeAlertInput, 'id'> & { id: string } },
      context: Context,
    ) => {
      const id = decodeId('SyncAlert', input.id)
      const { ok: alert, problems } = answer(
        await acknowledgeAlert(context.hub, context.caller, { ...input, id }),
        context,
      )
      return { alert, problems }
    },
  },
  Partner: {
    city: cityOf,
    sources: ({ sources }: Partner, _: unknown, { spend }: Context) => spend(sources),
    subscribers: ({ subscribers }: Partner, _: unknown, { spend }: Context) => spend(subscribers),
  },
  SourceScore: {
    city: cityOf,
    source: ({ code }: SourceScore) => code,
    lastPush: ({ lastPush, ...source }: SourceScore) => lastPush && { push: lastPush, source },
    rejectedShareAllowed: ({ rejectedShare }: SourceScore) => rejectedShare,
    rejectedShare: ({ lastPush }: SourceScore) => rejectedShareOf(lastPush),
    freshnessHours: ({ lastDoneAt }: SourceScore, _: unknown, { hub }: Context) => hoursBetween(lastDoneAt, hub.now()),
    oldestRejectedHours: ({ oldestRejectedAt }: SourceScore, _: unknown, { hub }: Context) =>
      hoursBetween(oldestRejectedAt, hub.now()),
  },
  HarvestPosition: {
    id: ({ id }: HarvestPosition) => encodeId('Subscriber', id),
    acknowledgedNumber: ({ number }: HarvestPosition) => number,
    behindHours: ({ behindSince }: HarvestPosition, _: unknown, { hub }: Context) =>
      hoursBetween(behindSince, hub.now()),
  },
  SyncAlert: { id: ({ id }: SyncAlert) => encodeId('SyncAlert', id), city: cityOf },
}
