import type { CivilDate } from '../base/civil-date.ts'
import type { LightCriterion } from './light.ts'

/** What a city last had released of a row by the day that is judged. */
export interface ShownEntry {
  readonly onDay: CivilDate
  /** The year whose 本年完成 it states. */
  readonly year: number
  readonly completedThisYearFen: number | null
  readonly isDone: boolean
}

/** A city that answers for a row: its part of the year's plan, and what it last reported. */
export interface CityFacts {
  readonly city: string
  readonly plannedThisYearFen: number | null
  readonly entry: ShownEntry | null
}

/** An exemption from a criterion, for all cities of a row; its last day still counts. */
export interface LightExemption {
  readonly criterion: LightCriterion
  readonly approver: string
  readonly reason: string
  readonly grantedOn: CivilDate
  readonly expiresOn: CivilDate
}

/** All that the light rules look at of a row of a year's edition, on a day. */
export interface LightFacts {
  readonly list: 'TASK' | 'PROJECT' | 'PLATFORM'
  readonly year: number
  readonly leadCity: string
  readonly deadline: CivilDate | null
  readonly plannedStartOn: CivilDate | null
  readonly actualStartOn: CivilDate | null
  readonly plannedCompletionOn: CivilDate | null
  readonly actualCompletionOn: CivilDate | null
  readonly enteredInStatisticsOn: CivilDate | null
  readonly plannedThisYearFen: number | null
  /** Twelve cumulative amounts, one a month's end; null: in proportion to time. */
  readonly plannedCurve: readonly number[] | null
  /** Months (1–12) in which nothing is built, both ends included. */
  readonly winterStop: { readonly from: number; readonly to: number } | null
  /** 要素保障: funds among others; none stated, nothing judged. */
  readonly funds: { readonly state: string; readonly since: CivilDate | null } | null
  readonly cities: readonly CityFacts[]
  readonly exemptions: readonly LightExemption[]
}
