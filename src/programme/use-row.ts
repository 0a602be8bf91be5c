import type { CivilDate } from '../base/civil-date.ts'
import { startOf } from '../base/period.ts'
import { type Problem, problem } from '../base/problem.ts'
import { codeOf } from '../catalogue/service-item.ts'
import { checkUse, figuresOf, type GivenUse, type UseFigures, type UseMeasure } from './service-use.ts'

/** A row that is fit to be recorded. */
export interface UseRow extends UseFigures {
  readonly line: number
  readonly measure: UseMeasure
  /** The first day of the month. */
  readonly month: CivilDate
  readonly itemId: number | null
  /** The code by which the hub knows the item. */
  readonly item: string | null
  readonly competentCity: string | null
}

/** An item as the hub knows it. */
interface KnownItem {
  readonly id: number
  readonly nationalCode: string | null
  readonly isOfCluster: boolean
  readonly isPublished: boolean
  readonly successor: { readonly id: number; readonly nationalCode: string | null } | null
}

/** What rows are held against. */
export interface UseSurroundings {
  readonly city: string
  readonly today: CivilDate
  /** Cities that are, were or will be members. */
  readonly members: readonly string[]
  readonly items: ReadonlyMap<string, KnownItem>
}

/** Each row in its order, by its line from 1: fit, or with its problems. A key that comes twice is fit the first time. */
export const readUseRows = (
  rows: readonly GivenUse[],
  around: UseSurroundings,
): { readonly line: number; readonly ok: UseRow | null; readonly problems: readonly Problem[] }[] => {
  const seen = new Map<string, number>()
  return rows.map((row, i) => {
    const line = i + 1
    const problems = [...checkUse(row, around.city, around.today), ...checkNames(row, around)]
    const at = (problem: Problem): Problem => ({ ...problem, path: ['rows', i, ...problem.path] })
    if (problems.length > 0) return { line, ok: null, problems: problems.map(at) }
    const ok = fitRow(row, line, around)
    const key = JSON.stringify([ok.measure, ok.month, ok.itemId, ok.competentCity])
    const first = seen.get(key)
    if (first !== undefined)
      return { line, ok: null, problems: [at(problem('USE_ROW_REPEATED', { facts: { first } }))] }
    seen.set(key, line)
    return { line, ok, problems: [] }
  })
}

const checkNames = ({ item, competentCity }: GivenUse, { members, items }: UseSurroundings): Problem[] => {
  const problems: Problem[] = []
  if (competentCity && !members.includes(competentCity))
    problems.push(
      problem('USE_CITY_NOT_MEMBER', { path: ['competentCity'], facts: { code: competentCity.slice(0, 40) } }),
    )
  if (!item) return problems
  const found = items.get(item)
  if (!found?.isOfCluster && !found?.isPublished)
    problems.push(problem('ITEM_UNKNOWN', { path: ['item'], field: 'item', facts: { code: item.slice(0, 100) } }))
  else if (found.successor !== null)
    problems.push(
      problem('ITEM_MERGED', {
        path: ['item'],
        field: 'item',
        facts: { code: item, successor: codeOf(found.successor) },
      }),
    )
  return problems
}

const fitRow = (row: GivenUse, line: number, { items }: UseSurroundings): UseRow => {
  const item = row.item ? items.get(row.item)! : null
  return {
    line,
    measure: row.measure,
    month: startOf(row.month),
    itemId: item?.id ?? null,
    item: item && codeOf(item),
    competentCity: row.competentCity ?? null,
    ...figuresOf(row),
  }
}
