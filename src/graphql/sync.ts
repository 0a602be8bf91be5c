import { encodeCursor, pageOf } from '../base/connection.ts'
import { done, refusedFor } from '../base/outcome.ts'
import { abandonPush } from '../sync/abandon-push.ts'
import { type FoundPush, findPush, type PushName } from '../sync/find-push.ts'
import { finishPush } from '../sync/finish-push.ts'
import { listRejectedRows } from '../sync/list-rejected-rows.ts'
import type { RejectedRow } from '../sync/rejected-row.sql.ts'
import { type RetireSourceInput, retireSyncSource } from '../sync/retire-source.ts'
import { outcomeLines } from '../sync/row-outcome.ts'
import type { SourceName } from '../sync/source.sql.ts'
import { type SyncInput, syncImplementations } from '../sync/sync-implementations.ts'
import { answer, requestError } from './answer.ts'
import { checkedCursor, checkedFirst } from './arguments.ts'
import type { Context } from './context.ts'
import { rowText } from './row-text.ts'

const mostRows = 5000

interface RowsInput extends SyncInput {
  readonly rows: readonly object[]
}

const encoder = new TextEncoder()

const endWith = async (name: PushName, ending: Promise<Parameters<typeof answer>[0]>, context: Context) => {
  const { ok, problems } = answer(await ending, context)
  const found = ok === null ? null : await findPush(context.hub, context.caller, name)
  return { push: found?.ok ?? null, problems }
}

export const syncResolvers = {
  Query: {
    syncPush: async (_: unknown, name: PushName, context: Context): Promise<FoundPush | null> => {
      const found = await findPush(context.hub, context.caller, name)
      return answer(found, context).ok
    },
    rejectedRows: async (
      _: unknown,
      asked: SourceName & { first?: number | null; after?: string | null },
      context: Context,
    ) => {
      const first = context.spend(checkedFirst(asked.first))
      const after = checkedCursor(asked.after, ['string'])
      const page = { after: after?.[0] ?? '', first: first + 1 }
      const found = await listRejectedRows(context.hub, context.caller, asked, page)
      if (found.ok === undefined) throw requestError(found.problems[0]!, context)
      const { nodes, ...pageInfo } = pageOf(found.ok.rows, first, ({ rowId }) => encodeCursor([rowId]))
      return { nodes, pageInfo, totalCount: found.ok.count }
    },
  },
  Mutation: {
    syncImplementations: async (_: unknown, { input }: { input: RowsInput }, context: Context) => {
      const { rows, ...rest } = input
      const outcome = await syncImplementations(context.hub, context.caller, rest, async () =>
        rows.length > mostRows
          ? refusedFor('COUNT_TOO_LARGE', { most: mostRows }, ['rows'])
          : done(encoder.encode(rows.map(rowText).join('\n'))),
      )
      const { ok, problems } = answer(outcome, context)
      const { counts = null, push = null, state = null, repeatedRequest = false } = ok ?? {}
      return { outcomes: [...outcomeLines(ok?.outcomes ?? '')], counts, push, state, repeatedRequest, problems }
    },
    finishSyncPush: (
      _: unknown,
      { input }: { input: PushName & { chunks: number; confirm: boolean } },
      context: Context,
    ) => endWith(input, finishPush(context.hub, context.caller, input), context),
    abandonSyncPush: (_: unknown, { input }: { input: PushName }, context: Context) =>
      endWith(input, abandonPush(context.hub, context.caller, input), context),
    retireSyncSource: async (_: unknown, { input }: { input: RetireSourceInput }, context: Context) => {
      const { ok: retired, problems } = answer(await retireSyncSource(context.hub, context.caller, input), context)
      context.spend(retired?.pushes ?? [])
      return { retired, problems }
    },
  },
  SyncPush: {
    push: ({ push }: FoundPush) => push.code,
    city: ({ source }: FoundPush) => source.city,
    source: ({ source }: FoundPush) => source.code,
    cluster: ({ source }: FoundPush) => source.cluster,
    mode: ({ push }: FoundPush) => push.mode,
    state: ({ push }: FoundPush) => push.state,
    chunks: ({ push }: FoundPush) => push.chunks,
    applied: ({ push }: FoundPush) => push.applied,
    counts: ({ push }: FoundPush) => push,
    missing: ({ push }: FoundPush, _: unknown, { spend }: Context) =>
      push.missingCount === null ? null : { count: push.missingCount, rows: spend(push.missingRows ?? []) },
    drop: ({ push, source }: FoundPush) =>
      push.rowsBefore === null ? null : { before: push.rowsBefore, now: push.rowsNow, share: source.dropShare },
    startedAt: ({ push }: FoundPush) => push.startedAt,
    endedAt: ({ push }: FoundPush) => push.endedAt,
  },
  RejectedRow: {
    // What is nested too deep, or a number too large, to be read cannot be written either: as text then.
    sent: ({ sent, problems }: RejectedRow): unknown =>
      problems.some(({ code }) => code === 'ROW_TOO_DEEP' || code === 'ROW_NUMBER_TOO_LARGE') ? sent : JSON.parse(sent),
  },
}
