import type { CivilDate } from '../base/civil-date.ts'
import type { Standing } from '../programme/board.ts'
import type { LightColour, LightReason } from '../programme/light.ts'
import type { PlanList } from '../programme/plan-row.ts'
import type { ConfirmationState } from './city-confirmation.ts'
import type { ResolutionLink, ResolutionState } from './resolution.ts'

/** A row of the plan as it stands: for the annexes and wherever one is named. */
export interface BriefRow {
  readonly list: PlanList
  readonly number: number
  readonly title: string
  readonly field: string
  readonly leadCity: string
  readonly cities: readonly string[]
  readonly leadUnit: string | null
  readonly deadline: CivilDate | null
  readonly standing: Standing
  readonly colour: LightColour
  readonly staleness: 'MISSING' | 'REPEATED' | null
  /** The day of the last released entry. */
  readonly reportedOn: CivilDate | null
  /** In 分, as decimal text. */
  readonly planned: string
  readonly completed: string
  readonly due: string
}

/** A list of the plan for an annex: every row, or of a very long list the red and yellow ones first, as many as fit. */
export interface BriefList {
  readonly list: PlanList
  /** How many rows there are. */
  readonly count: number
  readonly rows: readonly BriefRow[]
}

/** A field of work (领域) with what was completed since the last meeting and what is behind, each by number. */
export interface BriefField {
  readonly code: string
  readonly name: string
  readonly newlyDone: readonly BriefRow[]
  readonly behind: readonly BriefRow[]
}

/** Why a problem needs the mayors. */
export type ProblemCause = 'SUPERVISED' | 'OVERDUE' | 'RETURNED' | 'RED_FOR_LONG'

/** A problem that needs the mayors: an issue between cities, or a row that has been red for long. */
export interface BriefProblem {
  readonly kind: 'ISSUE' | 'ROW'
  /** Of the issue, or of the row in its list. */
  readonly number: number
  readonly title: string
  /** What the issue says; of a row null: its reasons say it. */
  readonly text: string | null
  readonly causes: readonly ProblemCause[]
  /** The city that raised the issue; null: the secretariat, or no issue. */
  readonly raisedBy: string | null
  /** Who is to act: the owner of the issue, the city that is red. Null: nobody was given the issue yet. */
  readonly city: string | null
  readonly unit: string | null
  /** The day on which it was raised, or has been red since. */
  readonly since: CivilDate
  /** The agreed day of the answer; of a row its deadline. */
  readonly dueOn: CivilDate | null
  /** The row of the plan that it is about. */
  readonly row: {
    readonly list: PlanList
    readonly year: number
    readonly number: number
    readonly title: string
  } | null
  readonly reasons: readonly LightReason[]
}

/** A resolution (议定事项): every open one of earlier meetings, those done or ended since the last one, and all of this one. */
export interface BriefResolution {
  readonly edition: number
  readonly number: number
  readonly text: string
  readonly leadCity: string
  readonly coCities: readonly string[]
  readonly unit: string | null
  readonly deadline: CivilDate | null
  readonly state: ResolutionState
  readonly isOverdue: boolean
  /** Open, and of an earlier meeting. */
  readonly isCarriedOver: boolean
  /** What was last said of its progress. */
  readonly said: string | null
  readonly saidOn: CivilDate | null
  readonly links: readonly ResolutionLink[]
}

/** Something that is not as it was at the last meeting, and by whom. */
export interface Movement {
  readonly kind: PlanList | 'BATCH' | 'ISSUE' | 'RESOLUTION'
  /** Of a resolution within its meeting. */
  readonly number: number
  /** Of a resolution: the meeting that adopted it. */
  readonly edition: number | null
  readonly title: string
  readonly field: string | null
  /** Who moved it: the city that reported it, answered, or leads; null: the secretariat, or all. */
  readonly city: string | null
  /** What moved: how far it is, its light, its place on the list, its state. */
  readonly what: 'STANDING' | 'LIGHT' | 'LISTING' | 'STATE'
  /** Words of the domain; null: it was not there. */
  readonly before: string | null
  /** Null: it is there no more. */
  readonly after: string | null
  /** The day of which it is so, where known. */
  readonly on: CivilDate | null
  /** Of a row that several cities share: whether the row itself came to be so, and not a city's part of it alone. */
  readonly isOfWhole: boolean
}

export interface BriefErratum {
  readonly figure: string
  readonly edition: number
  readonly before: string | null
  readonly after: string | null
  readonly reason: string
  readonly on: CivilDate
}

/** How a city stands to its own figures of the brief. */
export interface BriefConfirmation {
  readonly city: string
  readonly state: ConfirmationState
  readonly confirmedAt: string | null
}

/** What a seal adds to the brief; the paper prints the hash of the log. */
export interface BriefSeal {
  /** The last number of the change log before the seal, and the hash of its commit. */
  readonly logNumber: number
  readonly logHash: string
  /** Whether the meeting was entered after its cut-off (补录), so that its figures are by what was known later. */
  readonly isBackfilled: boolean
  /** Why it was sealed although cities had not confirmed their figures; null: all had. */
  readonly unconfirmedReason: string | null
}
