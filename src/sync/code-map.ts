import { normalName, tidy } from '../base/text.ts'

/**
 * What a source's own words mean (代码对照表): its columns as fields of ours, and per field its values as ours. Keys stand as
 * `columnKey` and `valueKey` make them. Ours is `-` for a column to ignore, and for a value that says that nothing is known.
 */
export interface CodeMap {
  /** Rises with each change; 0 while nothing was ever said. */
  readonly revision: number
  readonly columns: ReadonlyMap<string, string>
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>
}

export const emptyCodeMap: CodeMap = { revision: 0, columns: new Map(), values: new Map() }

/** Where nothing of ours stands against a word of theirs. */
export const ignored = '-'

/** One line of a code map. Without a field it is about a column, whose field `ours` names; null takes the line away. */
export interface CodeMapEntry {
  readonly field: string | null
  /** As the source writes it. */
  readonly theirs: string
  readonly ours: string | null
}

/** Columns are compared without blanks, marks and case: 办件类型（编码） is 办件类型编码. */
export const columnKey = (text: string): string => normalName(text) || tidy(text)

/** Values are compared with half-width characters and without outer blanks; case counts. */
export const valueKey = (text: string): string => tidy(text)

/** Two entries of one key say something of the same word. */
export const entryKey = ({ field, theirs }: CodeMapEntry): string =>
  field === null ? `C ${columnKey(theirs)}` : `V ${field} ${valueKey(theirs)}`

export const codeMapOf = (revision: number, entries: readonly CodeMapEntry[]): CodeMap => {
  const columns = new Map<string, string>()
  const values = new Map<string, Map<string, string>>()
  for (const { field, theirs, ours } of entries) {
    if (ours === null) continue
    if (field === null) columns.set(columnKey(theirs), ours)
    else values.set(field, (values.get(field) ?? new Map<string, string>()).set(valueKey(theirs), ours))
  }
  return { revision, columns, values }
}

/** A map after entries of it were set: in the order of columns, then fields, then their words. */
export const withEntries = (
  known: readonly CodeMapEntry[],
  set: readonly CodeMapEntry[],
  replaces: boolean,
): CodeMapEntry[] => {
  const entries = new Map((replaces ? [] : known).map((entry) => [entryKey(entry), entry]))
  for (const entry of set) {
    if (entry.ours === null) entries.delete(entryKey(entry))
    else entries.set(entryKey(entry), entry)
  }
  return [...entries].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry)
}

/** What has to be said so that one map becomes another. */
export const changedEntries = (before: readonly CodeMapEntry[], after: readonly CodeMapEntry[]): CodeMapEntry[] => {
  const [known, wanted] = [before, after].map((entries) => new Map(entries.map((entry) => [entryKey(entry), entry])))
  const gone = before.filter((entry) => !wanted!.has(entryKey(entry))).map((entry) => ({ ...entry, ours: null }))
  return [...after.filter((entry) => known!.get(entryKey(entry))?.ours !== entry.ours), ...gone]
}
