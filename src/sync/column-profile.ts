import { isBlank, plainText, shown } from './row-values.ts'
import { shapeOf, type ValueShape } from './value-shape.ts'

/** What the rows of an unknown catalogue hold in one column. */
export interface ColumnProfile {
  readonly column: string
  /** The column of a list whose objects have this one as their key; null for a column of the row. */
  readonly list: string | null
  readonly filled: number
  /** How often each value stands there; of more different ones than are kept, those that came first. */
  readonly values: ReadonlyMap<string, number>
  readonly hasMoreValues: boolean
  readonly shapes: ReadonlyMap<ValueShape | 'LIST', number>
}

/** An unknown catalogue as far as it was looked at. */
export interface CatalogueProfile {
  readonly rows: number
  readonly columns: readonly ColumnProfile[]
  /** The first rows, by column: what is known of one field may say something of another. */
  readonly sample: readonly ReadonlyMap<string, string>[]
}

const mostColumns = 300
const mostValues = 1_000
const mostSampled = 5_000
const longestValue = 200

interface Collecting {
  readonly list: string | null
  readonly column: string
  filled: number
  hasMoreValues: boolean
  readonly values: Map<string, number>
  readonly shapes: Map<ValueShape | 'LIST', number>
}

/** Collects rows, however many: what is kept of them is bounded. */
export const openProfile = () => {
  const columns = new Map<string, Collecting>()
  const sample: Map<string, string>[] = []
  let rows = 0

  const columnOf = (list: string | null, column: string): Collecting | undefined => {
    const key = list === null ? column : `${list}[].${column}`
    const known = columns.get(key)
    if (known || columns.size >= mostColumns) return known
    const opened = { list, column, filled: 0, hasMoreValues: false, values: new Map(), shapes: new Map() }
    columns.set(key, opened)
    return opened
  }

  const take = (content: Readonly<Record<string, unknown>>) => {
    rows += 1
    const kept = new Map<string, string>()
    for (const [name, value] of Object.entries(content)) {
      const column = columnOf(null, shown(name))
      if (column === undefined || isBlank(value)) continue
      const text = plainText(value)
      if (text === undefined) takeList(column, value)
      else kept.set(column.column, addValue(column, text))
    }
    if (sample.length < mostSampled) sample.push(kept)
  }

  const takeList = (column: Collecting, value: unknown) => {
    column.filled += 1
    column.shapes.set('LIST', (column.shapes.get('LIST') ?? 0) + 1)
    const entries = Array.isArray(value) ? value.slice(0, mostSampled) : [value]
    for (const entry of entries) {
      if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) continue
      for (const [name, part] of Object.entries(entry as object)) {
        const text = isBlank(part) ? undefined : plainText(part)
        const inner = text === undefined ? undefined : columnOf(column.column, shown(name))
        if (inner) addValue(inner, text!)
      }
    }
  }

  return { take, finish: (): CatalogueProfile => ({ rows, columns: [...columns.values()], sample }) }
}

const addValue = (column: Collecting, given: string): string => {
  const text = given.trim().slice(0, longestValue)
  const known = column.values.get(text)
  column.filled += 1
  if (known !== undefined || column.values.size < mostValues) column.values.set(text, (known ?? 0) + 1)
  else column.hasMoreValues = true
  const shape = shapeOf(text)
  column.shapes.set(shape, (column.shapes.get(shape) ?? 0) + 1)
  return text
}

/** The share of a column's values that look so. */
export const shareOf = ({ shapes, filled }: ColumnProfile, ...wanted: readonly ValueShape[]): number =>
  filled === 0 ? 0 : wanted.reduce((sum, shape) => sum + (shapes.get(shape) ?? 0), 0) / filled
