import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import type { MeetingBrief } from './meeting-brief.ts'
import { type BriefInput, prepareBrief } from './prepare-brief.ts'
import { selectSealedBrief } from './sealed-brief.sql.ts'

/** Whether the brief itself is asked for, and not how it was or would be at another moment. */
export const asksForTheBrief = ({ asOf, knownAt, asIf }: BriefInput): boolean => !asOf && !knownAt && !asIf

/**
 * The brief of a meeting (会议材料): once it is sealed the sealed one, for ever the same; else, or where another moment or a rehearsal is
 * asked for, made anew. For every key that reaches the cluster.
 */
export const readBrief = async (hub: Hub, caller: Caller, input: BriefInput): Promise<Outcome<MeetingBrief>> => {
  const { cluster, edition } = input
  const forbidden = forbid(caller, roles, { cluster })
  if (forbidden) return forbidden
  const sealed = asksForTheBrief(input) ? await selectSealedBrief(hub.db, { cluster, edition }) : undefined
  if (sealed) return done(JSON.parse(sealed.content) as MeetingBrief)
  const { ok, problems } = await prepareBrief(hub, caller, input)
  return ok ? done(ok.brief) : { problems }
}
