import type { ChangeEntry } from './change-page.ts'

/** What a snapshot is of, and the cursor that continues it. */
export interface SnapshotHead {
  readonly takenAt: string
  readonly cluster: string
  readonly kinds: readonly string[] | null
  readonly cursor: string
  /** How often it is made. */
  readonly cadence: 'ON_REQUEST'
}

/** What a snapshot holds: entries in all and of each resource, and a SHA-256 over their lines `resource TAB subject TAB hash LF`. */
export interface SnapshotEnd {
  readonly count: number
  readonly counts: Readonly<Record<string, number>>
  readonly checksum: string
  readonly cursor: string
}

/** A line of a snapshot. */
export type SnapshotLine =
  | { readonly snapshot: SnapshotHead }
  | { readonly entry: ChangeEntry }
  | { readonly end: SnapshotEnd }

/** What a snapshot would hold, without holding it. */
export type SnapshotManifest = SnapshotHead & SnapshotEnd
