import type { CivilDate } from '../base/civil-date.ts'
import type { Fen } from '../base/money.ts'
import type { AttachedDocument } from './attached-document.ts'
import type { WinterStop } from './plan-content.ts'
import type { ProgressFigures, ProgressKind } from './progress-entry.ts'
import type { Neighbour } from './progress-rules.ts'
import type { ComparedProgress } from './repeated-progress.ts'

/** An entry as it is kept. */
export interface KeptProgress extends ProgressFigures {
  readonly id: number
  readonly onDay: CivilDate
  readonly revision: number
  readonly kind: ProgressKind
  readonly textKey: string
  readonly reason: string | null
  readonly step: 'RELEASED' | 'RETURNED' | null
}

/** What a city's row is, and what the city says of a day. */
export interface ProgressStanding {
  /** Which of the entries asked about. */
  readonly index: number
  readonly subjectId: number
  readonly rowState: 'LISTED' | 'REMOVED'
  readonly title: string
  readonly isOfCity: boolean
  /** What is attached to the day. */
  readonly documents: readonly AttachedDocument[]
  /** What the city last said of the day. */
  readonly latest: KeptProgress | null
  /** What counts of the day. */
  readonly counting: KeptProgress | null
}

/** The same with what an entry of the day has to agree with. */
export interface EnteredStanding extends ProgressStanding {
  /** The city's share of the investment, else the whole. */
  readonly total: Fen | null
  /** The city's part of this year's plan; null: none that is known. */
  readonly thisYear: Fen | null
  /** What stands nearest before and after it: not returned. */
  readonly before: Neighbour | null
  readonly after: Neighbour | null
}

/** The same with what an entry of the day may only repeat. */
export interface SteppedStanding extends ProgressStanding {
  readonly winterStop: WinterStop | null
  /** What counts nearest before it. */
  readonly countingBefore: (ComparedProgress & { readonly onDay: CivilDate }) | null
}
