import { keptAnswer } from '../changes/kept-answer.ts'
import type { Db } from '../db/database.ts'
import {
  type ItemFilter,
  type ItemPageAsked,
  type PagedItem,
  type Sight,
  selectCountedPage,
  selectItemPage,
} from './service-item.sql.ts'

/**
 * A page of items and how many match in all. They are counted once, together with a page, and counted anew when something was recorded
 * since: to count each time costs as much as there is. The number is exact, and also tells how the page is best found.
 */
export const listItems = async (
  db: Db,
  filter: ItemFilter,
  sight: Sight,
  asked: ItemPageAsked,
): Promise<{ readonly total: number; readonly rows: readonly PagedItem[] }> => {
  let counted: readonly PagedItem[] | undefined
  const count = await keptAnswer(db, ['items', filter, sight], async () => {
    const found = await selectCountedPage(db, filter, sight, asked)
    counted = found.page
    return found.count
  })
  return { total: count.matching, rows: counted ?? (await selectItemPage(db, filter, sight, asked, count)) }
}
