/** One page of a list for people, by keyset: what was asked for, and whether more follows. */
export interface Page<T> {
  readonly nodes: readonly T[]
  readonly endCursor: string | null
  readonly hasNextPage: boolean
}

/** Makes a page of `first` nodes out of up to `first + 1` rows. */
export const pageOf = <T>(rows: readonly T[], first: number, cursorOf: (row: T) => string): Page<T> => {
  const nodes = rows.slice(0, first)
  const last = nodes.at(-1)
  return { nodes, endCursor: last === undefined ? null : cursorOf(last), hasNextPage: rows.length > first }
}

/** An opaque cursor over the values that a list is sorted by. */
export const encodeCursor = (values: readonly (string | number)[]): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(values))))

/** The values in a cursor, or null if it is not one of ours. */
export const decodeCursor = (cursor: string, count: number): readonly (string | number)[] | null => {
  try {
    const bytes = Uint8Array.from(atob(cursor), (character) => character.charCodeAt(0))
    const values: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return Array.isArray(values) && values.length === count ? values : null
  } catch {
    return null
  }
}
