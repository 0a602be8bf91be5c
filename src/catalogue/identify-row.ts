import { type Problem, problem, warning } from '../base/problem.ts'
import { normalName } from '../base/text.ts'
import type { ItemRow } from './item-row.ts'
import { atRow } from './listed-row.ts'
import type { KnownItem } from './resolve-items.sql.ts'

/** The items behind the codes of a list. */
export interface KnownItems {
  readonly national: ReadonlyMap<string, KnownItem>
  readonly other: ReadonlyMap<string, KnownItem>
}

/**
 * The known item that a row means (null: a new one), with doubts about its name and refusals of a local code that is another's.
 * A row that brings the national code of an item still waiting for one means that item.
 */
export const identifyRow = (row: ItemRow, known: KnownItems): { itemId: number | null; problems: Problem[] } => {
  const problems: Problem[] = []
  let item = row.nationalCode === null ? undefined : known.national.get(row.nationalCode)
  // Nearly every row of a new list is unknown.
  if (!item && !row.localCodes.some((code) => known.other.has(code))) return { itemId: null, problems }
  const nameNormal = normalName(row.name)
  if (item && item.nameNormal !== nameNormal)
    problems.push(warning('ITEM_NAME_DIFFERS', { field: 'name', facts: { code: row.nationalCode, known: item.name } }))
  for (const code of row.localCodes) {
    const holder = known.other.get(code)
    if (!holder) continue
    const isSame = item
      ? (holder.successorId ?? holder.id) === item.id
      : holder.nameNormal === nameNormal && (row.nationalCode === null || holder.isWaiting)
    if (isSame) item ??= holder
    else problems.push(problem('LOCAL_CODE_TAKEN', { field: 'code', facts: { code, known: holder.name } }))
  }
  return {
    itemId: item ? (item.successorId ?? item.id) : null,
    problems: problems.map((found) => atRow(row.place, found)),
  }
}

/** The refusal of a row whose item an earlier row has under another code: `seen` holds where each item was first. */
export const findRepeatedItem = (seen: Map<number, number>, row: ItemRow, itemId: number | null): Problem[] => {
  if (itemId === null) return []
  const first = seen.get(itemId)
  if (first === undefined) {
    seen.set(itemId, row.place.row ?? row.place.index + 1)
    return []
  }
  const facts = { code: (row.listedCode ?? row.name).slice(0, 200), firstRow: first }
  return [atRow(row.place, problem('ITEM_CODE_REPEATED', { field: row.listedCode === null ? 'name' : 'code', facts }))]
}
