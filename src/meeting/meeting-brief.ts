import type { CivilDate } from '../base/civil-date.ts'
import type { Problem } from '../base/problem.ts'
import type { Agreement } from './agreement.ts'
import type {
  BriefConfirmation,
  BriefErratum,
  BriefField,
  BriefList,
  BriefProblem,
  BriefResolution,
  BriefSeal,
  Movement,
} from './brief-part.ts'
import type { FigureUnit } from './figure-kind.ts'
import type { Participant } from './joint-meeting.ts'
import type { NextList } from './next-list.ts'

/** A figure of the brief: what `figure-kind.ts` says of its kind, as of the brief's moment. */
export interface Figure {
  /** `projects.done`, `projects.done@150100`, `projects.done~TRANSPORT`. */
  readonly id: string
  /** Of this city; null: of all. */
  readonly city: string | null
  /** Of this field of work; null: of all. */
  readonly field: string | null
  /** Exact decimal text: a count, an amount in 分, a share of 1. Null: there is nothing to have a share of. */
  readonly value: string | null
  readonly unit: FigureUnit
  /** The same at the last meeting; null where there was none, or it was not known. */
  readonly previous: string | null
  readonly asOf: CivilDate
}

/** What a brief supposes that has not happened. */
export interface Rehearsal {
  readonly batch: { readonly ordinal: number; readonly title: string } | null
  readonly pendingEntriesOf: string | null
}

/** Everything that the paper of a joint meeting says (会议材料), as plain data: screen, paper and seal read the same. */
export interface MeetingBrief {
  readonly cluster: { readonly code: string; readonly name: string; readonly isSample: boolean }
  readonly edition: number
  readonly title: string
  /** The city that is host. */
  readonly host: string | null
  readonly heldOn: CivilDate | null
  /** Of the plan that it reports. */
  readonly year: number
  readonly asOf: CivilDate
  readonly knownAt: string
  readonly cutOff: string | null
  /** Members and whoever else is named, by code. */
  readonly cities: readonly { readonly code: string; readonly name: string; readonly isMember: boolean }[]
  /** The meeting before, and the moment that it reported. */
  readonly last: {
    readonly edition: number
    readonly asOf: CivilDate
    readonly knownAt: string
    readonly isSealed: boolean
  } | null
  readonly agenda: readonly string[]
  readonly participants: readonly Participant[]
  readonly observers: readonly string[]
  /** Those of all first, then of cities, then of fields. */
  readonly figures: readonly Figure[]
  readonly byField: readonly BriefField[]
  readonly lists: readonly BriefList[]
  /** The published batches and what each is credited with: these add up to `items`. */
  readonly batches: readonly {
    readonly ordinal: number
    readonly publishedOn: CivilDate
    readonly listed: number
    readonly credited: number
  }[]
  readonly problems: readonly BriefProblem[]
  readonly resolutions: readonly BriefResolution[]
  readonly moved: readonly Movement[]
  /** By part: INTRODUCTION, NEXT_STEPS, FIELD:<code>, MINUTES… */
  readonly texts: Readonly<Record<string, string>>
  readonly agreements: readonly Agreement[]
  readonly nextList: NextList | null
  /** Of the last sealed brief. */
  readonly errata: readonly BriefErratum[]
  readonly confirmations: readonly BriefConfirmation[]
  readonly warnings: readonly Problem[]
  /** Null: it is no rehearsal. */
  readonly rehearsal: Rehearsal | null
  /** What the seal adds; null: it is not sealed, and whatever is printed of it is a draft (草稿). */
  readonly seal: BriefSeal | null
}

/** The codes of the members, each of which confirms its own figures. */
export const membersOf = ({ cities }: Pick<MeetingBrief, 'cities'>): string[] =>
  cities.filter(({ isMember }) => isMember).map(({ code }) => code)

/** A figure by its id; undefined where the brief has none such. */
export const figureOf = ({ figures }: Pick<MeetingBrief, 'figures'>, id: string): Figure | undefined =>
  figures.find((figure) => figure.id === id)
