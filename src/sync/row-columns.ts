import { type CodeMap, columnKey, ignored } from './code-map.ts'
import { fieldByHeader, fieldByOwnName, isRowField, partsOfField } from './row-fields.ts'
import { shown, type ValuePlace } from './row-values.ts'

/** What a column means. What the source itself says goes before our own name, and that before an official header. */
export interface ColumnMeaning extends ValuePlace {
  readonly rank: 0 | 1 | 2
}

/** The columns of the rows read so far: what each means (null: nothing), and which nobody knows. */
export interface CompiledColumns {
  meaningOf(column: string): ColumnMeaning | null
  partOf(list: string, key: string): string | null
  readonly unknown: ReadonlySet<string>
}

const mostUnknown = 200
const mostKept = 2_000

export const meaningOfColumn = (map: CodeMap, column: string): ColumnMeaning | null | undefined => {
  const mapped = map.columns.get(columnKey(column))
  const path = [shown(column)]
  if (mapped === ignored) return null
  if (mapped !== undefined && isRowField(mapped)) return { field: mapped, path, rank: 0 }
  const own = fieldByOwnName(column)
  if (own !== undefined) return { field: own, path, rank: 1 }
  const field = fieldByHeader(column)
  return field === undefined ? undefined : { field, path, rank: 2 }
}

export const compileColumns = (map: CodeMap): CompiledColumns => {
  const known = new Map<string, ColumnMeaning | null>()
  const unknown = new Set<string>()
  const find = (name: string, meaning: () => ColumnMeaning | null | undefined, key = name): ColumnMeaning | null => {
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const found = meaning()
    if (found === undefined && unknown.size < mostUnknown) unknown.add(shown(name))
    if (known.size < mostKept) known.set(key, found ?? null)
    return found ?? null
  }
  const partOf = (list: string, key: string): string | null => {
    if (partsOfField(list).includes(key)) return key
    const meaning = find(`${list}.${key}`, () => meaningOfColumn(map, key) ?? meaningOfColumn(map, `${list}.${key}`))
    if (meaning?.field.startsWith(`${list}.`)) return meaning.field.slice(list.length + 1)
    // 名称 means the item's name of a row, and the material's in a list of materials.
    return meaning && partsOfField(list).includes(meaning.field) ? meaning.field : null
  }
  return { meaningOf: (column) => find(column, () => meaningOfColumn(map, column)), partOf, unknown }
}
