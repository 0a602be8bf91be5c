import { type CivilDate, civilDateAt } from '../base/civil-date.ts'

/** The two times by which the figures of a meeting are made. */
export interface MeetingMoment {
  readonly asOf: CivilDate
  /** Null: everything the hub knows. */
  readonly knownAt: string | null
  /** Whether the meeting was entered after its cut-off (补录): the hub cannot say what it would have known then. */
  readonly isBackfilled: boolean
}

/**
 * Data is cut off at an instant: from then on the figures are those of its civil day in Beijing, as they were known at the instant
 * itself; what comes later goes to the next meeting or an erratum. Before it, and of a meeting that was convened in the hub only
 * afterwards, everything counts that is known.
 */
export const momentOf = (
  { cutOff, convenedAt }: { readonly cutOff: string | null; readonly convenedAt: string },
  now: Date,
): MeetingMoment => {
  if (cutOff === null || Date.parse(cutOff) > now.getTime())
    return { asOf: civilDateAt(now), knownAt: null, isBackfilled: false }
  const isBackfilled = Date.parse(convenedAt) > Date.parse(cutOff)
  return { asOf: civilDateAt(new Date(cutOff)), knownAt: isBackfilled ? null : cutOff, isBackfilled }
}
