import type { CivilDate } from '../base/civil-date.ts'
import type { Fen } from '../base/money.ts'
import type { AttachedDocument } from './attached-document.ts'
import type { WinterStop } from './plan-content.ts'
import type { ProgressFigures, ProgressKind } from './progress-entry.ts'

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

/** What a city's row and its entries are, as far as an entry of a day has to agree with them. */
export interface ProgressStanding {
  /** Which of the entries asked about. */
  readonly index: number
  readonly subjectId: number
  readonly rowState: 'LISTED' | 'REMOVED'
  readonly title: string
  readonly isOfCity: boolean
  /** The city's share of the investment, else the whole. */
  readonly total: Fen | null
  /** The city's part of this year's plan; null: none that is known. */
  readonly thisYear: Fen | null
  readonly winterStop: WinterStop | null
  /** What is attached to the day. */
  readonly documents: readonly AttachedDocument[]
  /** What the city last said of the day. */
  readonly latest: KeptProgress | null
  /** What counts of the day. */
  readonly counting: KeptProgress | null
  /** What stands nearest before and after it: not returned. */
  readonly before: KeptProgress | null
  readonly after: KeptProgress | null
  /** What counts nearest before it, where that was asked. */
  readonly countingBefore: KeptProgress | null
}
