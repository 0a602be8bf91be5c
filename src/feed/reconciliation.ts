/** Of so few rows one is told the rows, not checksums of parts. */
export const mostRows = 256

/** Rows that lie after a key up to another, in the order of their UTF-8 bytes. */
export interface ReconciledRange {
  readonly after: string | null
  readonly upTo: string
  readonly count: number
  readonly checksum: string
}

/** A row as it is compared: its leaf is `key TAB version TAB hash`. */
export interface ReconciledRow {
  readonly key: string
  readonly version: number | null
  readonly hash: string
}

/** What the hub has of a range: how many rows, a SHA-256 over their leaves, each ended by LF, and where to look closer. */
export interface Reconciliation {
  readonly count: number
  readonly checksum: string
  readonly ranges: readonly ReconciledRange[] | null
  readonly rows: readonly ReconciledRow[] | null
}
