import type { CivilDate } from '../base/civil-date.ts'
import type { CoordinationIssue } from '../programme/coordination-issue.ts'
import type { RequestToCity } from '../programme/scorecard.ts'
import type { CountFacts, CountTrace } from '../recognition/recognition-count.ts'
import type { PlanState } from './plan-part.ts'
import type { Resolution } from './resolution.ts'

/** Cases that a city accepted for another: of all months until the day, and of those within the year. */
export interface PairUse {
  readonly city: string
  readonly competentCity: string
  readonly cases: number
  readonly ofYear: number
}

/** Everything that the figures of a brief are made of, at one moment. */
export interface BriefMoment {
  /** Of the plan. */
  readonly year: number
  readonly asOf: CivilDate
  /** The last moment of which the hub had heard. */
  readonly knownAt: string
  readonly plan: readonly PlanState[]
  readonly connections: readonly { readonly rowId: number; readonly number: number; readonly city: string }[]
  readonly counted: CountFacts
  readonly trace: CountTrace
  /** Members on the day: n. */
  readonly cityCount: number
  /** The ordered pairs of members that handle an item for each other, of the counted items that some do. */
  readonly pairs: ReadonlyMap<number, number>
  readonly use: readonly PairUse[]
  /** The last month of which a city told its cases. */
  readonly useTold: readonly { readonly city: string; readonly month: string }[]
  /** Open ones, and those that were closed within the year or since the last meeting. */
  readonly issues: readonly CoordinationIssue[]
  /** Given to cities within the year. */
  readonly requests: readonly RequestToCity[]
  /** Of this meeting and those before it. */
  readonly resolutions: readonly Resolution[]
}
