import type { CivilDate } from '../base/civil-date.ts'
import type { Fen } from '../base/money.ts'
import { platformStages, projectStages } from './plan-content.ts'
import { type PlanList, planSubject } from './plan-row.ts'

/** What a city says of a subject on a day: values from the beginning of the year, and of the whole, up to that day. */
export interface ProgressFigures {
  readonly completedThisYearFen: Fen | null
  readonly completedSinceStartFen: Fen | null
  /** Physical progress (形象进度) in thousandths. */
  readonly physicalPermille: number | null
  readonly stage: string | null
  readonly isDone: boolean
  readonly text: string | null
}

export type ProgressKind = 'ENTRY' | 'REVISION'

/** An entry awaits the coordinator, or was released or returned; what a later revision replaced is SUPERSEDED. */
export const progressStates = ['ENTERED', 'RELEASED', 'RETURNED', 'SUPERSEDED'] as const
export type ProgressState = (typeof progressStates)[number]

/** Which entry: a row of a year's edition, a city and a day. */
export interface ProgressName {
  readonly list: PlanList
  readonly year: number
  readonly number: number
  readonly city: string
  readonly onDay: CivilDate
}

/** What an entry is called in the change log. */
export const progressSubject = (cluster: string, name: ProgressName): string =>
  `${planSubject(cluster, name)}/${name.city}/${name.onDay}`

export const taskStages = ['NOT_STARTED', 'UNDER_WAY', 'COMPLETED'] as const

/** The stages that a subject of a list may be in. */
export const stagesOf: Readonly<Record<PlanList, readonly string[]>> = {
  TASK: taskStages,
  PROJECT: projectStages,
  PLATFORM: platformStages,
}

/** Whether work has not begun: what is completed all the same is worth a word (征拆 costs come first). */
export const isBeforeStart = (list: PlanList, stage: string | null): boolean =>
  stage !== null &&
  { TASK: ['NOT_STARTED'], PROJECT: ['PRELIMINARY', 'READY'], PLATFORM: ['PLANNED'] }[list].includes(stage)

export const isPermille = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 1000
