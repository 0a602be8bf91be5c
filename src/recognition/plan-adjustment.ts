import { checkDate } from '../base/check-date.ts'
import { checkOptionalText, checkText } from '../base/check-text.ts'
import { type Problem, problem } from '../base/problem.ts'
import { openListChecker } from '../catalogue/check-list.ts'
import { findRepeatedItem, identifyRow } from '../catalogue/identify-row.ts'
import type { ItemRow } from '../catalogue/item-row.ts'
import type { ListedRow } from '../catalogue/listed-row.ts'
import { selectItemsByCodes } from '../catalogue/resolve-items.sql.ts'
import { selectItems } from '../catalogue/service-item.sql.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import type { Db } from '../db/database.ts'
import { selectStandings } from './adjustment.sql.ts'
import { checkAdjustment } from './adjustment.ts'
import { selectListedItems } from './batch-item.sql.ts'
import type { ItemBatch } from './item-batch.ts'
import { rowsOf } from './registration.ts'

/** What an adjustment asks for. */
export interface AdjustmentWish {
  readonly documentNumber: string
  readonly effectiveOn: string
  readonly add: readonly ListedRow['fields'][]
  /** Codes or numbers. */
  readonly withdraw: readonly string[]
  readonly reason?: string | null
}

const most = 1000

/** Checks a wish by itself: its head, and the rows to add as every list is checked. */
export const checkWish = (wish: AdjustmentWish): { rows: ItemRow[]; problems: Problem[] } => {
  const checker = openListChecker()
  for (const row of rowsOf(wish.add)) checker.take(row)
  const { rows, problems } = checker.finish()
  const count = wish.add.length + wish.withdraw.length
  const head = [
    ...checkText(wish.documentNumber, 'documentNumber', 100),
    ...checkDate(wish.effectiveOn, 'effectiveOn'),
    ...checkOptionalText(wish.reason, 'reason', 1000),
    ...(count === 0 || wish.add.length > most || wish.withdraw.length > most
      ? [problem('COUNT_OUT_OF_RANGE', { path: ['add'], facts: { most } })]
      : []),
  ]
  return { rows, problems: [...head, ...problems.filter(({ code }) => code !== 'LIST_EMPTY').map(inAdd)] }
}

const inAdd = (found: Problem): Problem => ({
  ...found,
  path: found.path[0] === 'rows' ? ['add', ...found.path.slice(1)] : found.path,
})

/** What is to be done to a batch, and what speaks against it. */
export interface AdjustmentPlan {
  readonly add: readonly { readonly row: ItemRow; readonly itemId: number | null }[]
  readonly withdraw: readonly ServiceItem[]
  readonly problems: readonly Problem[]
}

/** Finds the items of a wish and how they stand in the batch. Reads only. */
export const planAdjustment = async (
  db: Db,
  batch: ItemBatch,
  wish: AdjustmentWish,
  rows: readonly ItemRow[],
): Promise<AdjustmentPlan> => {
  const listed = await selectListedItems(db, batch, wish.withdraw)
  const withdrawn = [...new Set([...listed.values()].map(({ itemId }) => itemId))]
  const known = await selectItemsByCodes(
    db,
    batch.clusterId,
    rows.flatMap((row) => row.nationalCode ?? []),
    rows.flatMap((row) => row.localCodes),
  )
  const seen = new Map<number, number>()
  const add = rows.map((row) => {
    const { itemId, problems } = identifyRow(row, known)
    return { row, itemId, problems: [...problems, ...findRepeatedItem(seen, row, itemId)] }
  })
  const standings = await selectStandings(db, batch.id, [...withdrawn, ...add.flatMap(({ itemId }) => itemId ?? [])])

  const ofWithdrawals = wish.withdraw.flatMap((code, i) => {
    const place = { path: ['withdraw', i], facts: { code } }
    const standing = standings.get(listed.get(code)?.itemId ?? 0)
    return standing
      ? checkAdjustment('WITHDRAWN', wish.effectiveOn, standing, place)
      : [problem('ITEM_NOT_IN_BATCH', place)]
  })
  const ofAdditions = add.flatMap(({ row, itemId, problems }) => {
    const standing = standings.get(itemId ?? 0)
    const place = { path: ['add', row.place.index], facts: { code: row.listedCode ?? row.name } }
    return [...problems.map(inAdd), ...(standing ? checkAdjustment('ADDED', wish.effectiveOn, standing, place) : [])]
  })
  const both = add.flatMap(({ itemId }, i) =>
    itemId !== null && withdrawn.includes(itemId) ? [problem('ITEM_ADDED_AND_WITHDRAWN', { path: ['add', i] })] : [],
  )
  return { add, withdraw: await selectItems(db, withdrawn), problems: [...ofWithdrawals, ...ofAdditions, ...both] }
}
