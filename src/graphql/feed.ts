import type { Outcome } from '../base/outcome.ts'
import { kindOf } from '../feed/change-kind.ts'
import type { ChangeEntry, ChangePage } from '../feed/change-page.ts'
import { followChanges } from '../feed/hear-changes.ts'
import { type ReadChangesInput, readChanges } from '../feed/read-changes.ts'
import { type ReconcileInput, reconcileRows } from '../feed/reconcile-rows.ts'
import { type TakeSnapshotInput, takeManifest } from '../feed/take-snapshot.ts'
import { requestError } from './answer.ts'
import { checkTexts } from './checked-texts.ts'
import type { Context } from './context.ts'

/** What was asked for; a refusal is one of the request, for there is no payload to carry it. */
const must = <T>(outcome: Outcome<T>, context: Context): T => {
  if (outcome.ok === undefined) throw requestError(outcome.problems[0]!, context)
  return outcome.ok
}

export const feedResolvers = {
  Query: {
    changes: async (_: unknown, args: ReadChangesInput, context: Context) => {
      const page = must(await readChanges(context.hub, context.caller, args), context)
      context.spend(page.lines)
      return page
    },
    snapshotManifest: async (_: unknown, args: TakeSnapshotInput, context: Context) => {
      const { counts, ...manifest } = must(await takeManifest(context.hub, context.caller, args), context)
      return { ...manifest, counts: Object.entries(counts).map(([resource, count]) => ({ resource, count })) }
    },
    reconcile: async (_: unknown, args: ReconcileInput, context: Context) =>
      must(await reconcileRows(context.hub, context.caller, args), context),
  },
  ChangePage: {
    entries: ({ lines }: ChangePage) => lines.flatMap((line) => ('entry' in line ? [line.entry] : [])),
    commits: ({ lines }: ChangePage) => lines.flatMap((line) => ('commit' in line ? [line.commit] : [])),
    withheld: ({ lines }: ChangePage) => lines.flatMap((line) => ('withheld' in line ? [line.withheld] : [])),
  },
  ChangeEntry: { resource: ({ kind }: ChangeEntry) => kindOf(kind).resource },
}

/** Apart from the others: its fields are streams. */
export const feedSubscriptions = {
  Subscription: {
    changesRecorded: {
      subscribe: async (_: unknown, args: Omit<ReadChangesInput, 'first'>, context: Context) => {
        checkTexts(args)
        // A refusal now is one of the request; one that comes later is the last that the stream tells.
        const { after } = must(await readChanges(context.hub, context.caller, { ...args, first: 1 }), context)
        return followChanges(context.hub, context.caller, { ...args, after })
      },
      resolve: (told: Outcome<ChangePage>, _: unknown, context: Context) => must(told, context),
    },
  },
}
