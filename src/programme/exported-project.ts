import type { City, CityCluster } from '../access/city-cluster.ts'
import type { CivilDate } from '../base/civil-date.ts'
import type { Fen } from '../base/money.ts'
import type { ProjectContent } from './plan-content.ts'
import type { PlanField } from './plan-field.ts'

/** What a city released last of a project. */
export interface ExportedProgress {
  readonly city: string
  readonly onDay: CivilDate
  readonly completedSinceStartFen: Fen | null
  readonly physicalPermille: number | null
  readonly stage: string | null
}

/** A key project of an edition as it stood on a day. */
export interface ExportedProject {
  readonly number: number
  /** The edition and number under which it was first listed: its identity over the years. */
  readonly firstYear: number
  readonly firstNumber: number
  /** When the version in force was recorded. */
  readonly recordedAt: string
  readonly content: ProjectContent
  /** Of each city that answers for it and has released any. */
  readonly progress: readonly ExportedProgress[]
}

/** What an export is of. */
export interface ProjectExportHead {
  readonly cluster: CityCluster
  readonly year: number
  readonly asOf: CivilDate
  /** As of when the hub knows it: the last commit. */
  readonly knownAt: string
  readonly cities: readonly City[]
  readonly fields: readonly PlanField[]
}
