/** As many rows of a long table as are shown on a page: more is slow to show and to fill in, and nobody reads it in one go. */
export const rowsOfPage = 200

/** A part of a long table, and how its other parts are found. */
export interface RowPage<T> {
  readonly rows: readonly T[]
  /** How many rows stand before it. */
  readonly before: number
  readonly total: number
  /** Where each part begins; the one that is shown is among them. */
  readonly starts: readonly number[]
  readonly rowAt: (place: number) => T
}

/**
 * The part that begins at a row's place; all of a short table. Parts are counted from that row, not from the first: when rows before it
 * have gone (they were filled in), none that follows is missed, and none that was passed over comes again.
 */
export const pageAt = <T>(rows: readonly T[], place: number): RowPage<T> => {
  const total = rows.length
  const before = total <= rowsOfPage ? 0 : Math.min(Math.max(place, 0), total - 1)
  const first = before % rowsOfPage
  const starts = Array.from({ length: Math.ceil((total - first) / rowsOfPage) }, (_, n) => first + n * rowsOfPage)
  return {
    rows: rows.slice(before, before + rowsOfPage),
    ...{ before, total, starts: first > 0 ? [0, ...starts] : starts },
    rowAt: (at) => rows[at]!,
  }
}
