import type { CivilDate } from '../base/civil-date.ts'

/** A row behind a figure, in words of the domain; as many as the figure says, or adding up to it. */
export interface FigureRow {
  /** TASK, PROJECT, PLATFORM, BATCH, ENTRY, ITEM, USE, ISSUE, REQUEST, RESOLUTION. */
  readonly kind: string
  /** Opaque and stable, unique within the figure; the rows are in its order. */
  readonly key: string
  readonly number: number | null
  readonly title: string
  readonly city: string | null
  readonly state: string | null
  /** What it adds to the figure; of a share: to what is shared. */
  readonly value: string
  /** Of a share: what it adds to the whole. */
  readonly of: string | null
  readonly asOf: CivilDate | null
}
