/**
 * What a source's own words mean (代码对照表): its columns as fields of ours, and per field its values as ours. Keys stand as
 * `columnKey` and `valueKey` make them. Ours is `-` for a column to ignore, and for a value that says that nothing is known.
 */
export interface CodeMap {
  /** Rises by one with each change; 0 while nothing was ever said. */
  readonly revision: number
  readonly columns: ReadonlyMap<string, string>
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>
}

export const emptyCodeMap: CodeMap = { revision: 0, columns: new Map(), values: new Map() }
