import type { CivilDate } from '../base/civil-date.ts'
import type { PlatformContent, ProjectContent, TaskContent } from './plan-content.ts'

export const planLists = ['TASK', 'PROJECT', 'PLATFORM'] as const
/** 重点任务、重点工程、重大平台. */
export type PlanList = (typeof planLists)[number]

/** What a row of each list says. */
export interface ContentOf {
  readonly TASK: TaskContent
  readonly PROJECT: ProjectContent
  readonly PLATFORM: PlatformContent
}

export type PlanState = 'LISTED' | 'REMOVED'

/** A version of a row of a year's edition. */
export interface PlanRow<L extends PlanList = PlanList> {
  readonly id: number
  /** The same thing over the years. */
  readonly subjectId: number
  readonly clusterId: number
  readonly list: L
  readonly year: number
  readonly number: number
  readonly version: number
  readonly state: PlanState
  readonly validFrom: CivilDate
  readonly content: ContentOf[L]
  readonly contentHash: string
  readonly reason: string | null
}

/** What a row is called in the change log, and in every key that begins with it. */
export const planSubject = (
  cluster: string,
  { list, year, number }: Pick<PlanRow, 'list' | 'year' | 'number'>,
): string => `${cluster}/${list}/${year}/${number}`

/** The cities on whose list a row stands: that which leads and those that take part. */
export const citiesOf = ({ leadCity, participatingCities }: TaskContent): readonly string[] => [
  leadCity,
  ...participatingCities.filter((city) => city !== leadCity),
]
