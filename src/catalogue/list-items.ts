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
 * What can change a list of items: what is done to a batch or to an item on its list, and what becomes of an item. An item that a city
 * entered stands on no list, and one that was published keeps the words of its list whatever else is recorded.
 */
const listChanges = ['batch.%', 'item.confirmed', 'item.merged', 'cluster.registered'] as const

/**
 * A page of items and how many match in all. They are counted once, together with a page, and counted anew when something was recorded
 * that can change a list: to count each time costs as much as there is. The number is exact, and also tells how the page is best found.
 */
export const listItems = async (
  db: Db,
  filter: ItemFilter,
  sight: Sight,
  asked: ItemPageAsked,
): Promise<{ readonly total: number; readonly rows: readonly PagedItem[] }> => {
  const { count, first } = await keptAnswer(db, listChanges, ['items', filter, sight], async () => {
    const { count, page } = await selectCountedPage(db, filter, sight, asked)
    return { count, first: { asked, page } }
  })
  const rows = isSame(first.asked, asked) ? first.page : await selectItemPage(db, filter, sight, asked, count)
  return { total: count.matching, rows }
}

const isSame = (one: ItemPageAsked, other: ItemPageAsked): boolean =>
  one.limit === other.limit && one.after?.sortKey === other.after?.sortKey && one.after?.id === other.after?.id
