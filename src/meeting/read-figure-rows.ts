import type { Hub } from '../hub.ts'
import { type ItemHead, selectItemHeads } from './brief-fact.sql.ts'
import type { CountedRow } from './counted-row.ts'
import type { FigureKey } from './figure-kind.ts'
import type { FigureRow } from './figure-row.ts'
import { figureRows } from './figure-rows.ts'
import type { BriefFacts } from './make-brief.ts'
import { type PlanHead, selectPlanHeads } from './plan-part.sql.ts'

const isOfPlan = ({ source }: CountedRow): boolean => source === 'TASK' || source === 'PROJECT' || source === 'PLATFORM'

/** What is called by its id. */
interface Heads {
  readonly plan: ReadonlyMap<number, PlanHead>
  readonly items: ReadonlyMap<number, ItemHead>
  readonly batches: ReadonlyMap<number, string>
}

const readHeads = async (
  { db }: Hub,
  { cluster, batchTitles }: BriefFacts,
  rows: readonly CountedRow[],
): Promise<Heads> => {
  const idsOf = (is: (row: CountedRow) => boolean) =>
    [...new Set(rows.filter(is).map(({ id }) => id))].filter((id) => id !== null)
  const [plan, items] = [idsOf(isOfPlan), idsOf((row) => !isOfPlan(row))]
  const heads = plan.length > 0 ? await selectPlanHeads(db, plan) : []
  const named = items.length > 0 ? await selectItemHeads(db, items, cluster.code) : []
  return {
    plan: new Map(heads.map((head) => [head.rowId, head])),
    items: new Map(named.map((head) => [head.id, head])),
    batches: batchTitles,
  }
}

/** A row as it is shown. An item is named by its code, an entry by its batch as well; one that nobody may see by nothing. */
const shownRow = (row: CountedRow, heads: Heads, city: string | null): FigureRow => {
  const { source: kind, key, number, state, value, of, on: asOf } = row
  const said = { kind, key, number, state, value: String(value), of: of === null ? null : String(of), asOf }
  if (row.id === null)
    return { ...said, title: kind === 'BATCH' ? (heads.batches.get(number!) ?? '') : row.title, city: row.city }
  if (isOfPlan(row)) {
    const head = heads.plan.get(row.id)
    return { ...said, title: head?.title ?? '', city: city ?? head?.leadCity ?? null }
  }
  const { code = null, name = null } = heads.items.get(row.id) ?? {}
  const item = code ?? String(row.id)
  return { ...said, key: kind === 'ENTRY' ? `${key}/${item}` : item, title: name ?? '', city: null }
}

/** The rows behind a figure of a brief, or of a piece of them, and how many there are in all. */
export const readFigureRows = async (
  hub: Hub,
  facts: BriefFacts,
  key: FigureKey,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<{ readonly count: number; readonly rows: FigureRow[] }> => {
  const all = figureRows(facts.now, facts.before, key)
  const piece = all.slice(from, from + most)
  const heads = await readHeads(hub, facts, piece)
  return { count: all.length, rows: piece.map((row) => shownRow(row, heads, key.city)) }
}

/** The rows behind each of some figures, with two statements for their names: what a seal keeps. */
export const readRowsOfFigures = async (
  hub: Hub,
  facts: BriefFacts,
  keys: readonly FigureKey[],
): Promise<FigureRow[][]> => {
  const found = keys.map((key) => ({ key, rows: figureRows(facts.now, facts.before, key) }))
  const heads = await readHeads(
    hub,
    facts,
    found.flatMap(({ rows }) => rows),
  )
  return found.map(({ key, rows }) => rows.map((row) => shownRow(row, heads, key.city)))
}
