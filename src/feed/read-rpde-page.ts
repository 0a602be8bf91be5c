import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { readView } from './read-view.ts'
import { selectLastChanges } from './rpde.sql.ts'
import { itemOf, type RpdeItem, type RpdePage } from './rpde-page.ts'

/** What a page holds at most; half of it if not given. */
export const mostItems = 1000
const numbersAtATime = 5000
/** After so many a page that has something is answered as it is. */
const mostWalks = 10

/**
 * A page of the feed as the Realtime Paged Data Exchange has it, by change number: each thing once, at its latest change. Only the last
 * page is empty, as the specification says, so it walks on until it has something or the log ends.
 */
export const readRpdePage = async (
  hub: Hub,
  caller: Caller,
  input: { readonly cluster: string; readonly afterChangeNumber: number; readonly limit: number },
): Promise<Outcome<RpdePage>> => {
  const { ok: view, problems } = await readView(hub, caller, input.cluster)
  if (!view) return refused(...problems)
  const items: RpdeItem[] = []
  let after = input.afterChangeNumber
  let isAtEnd = false
  for (let walks = 0; !isAtEnd && items.length < input.limit && (items.length === 0 || walks < mostWalks); walks += 1) {
    const walk = { after, most: numbersAtATime, wanted: input.limit - items.length }
    const { reached, head, changes } = await selectLastChanges(hub.db, view, walk)
    items.push(...changes.map(itemOf))
    isAtEnd = reached >= head || reached === after
    after = reached
  }
  // The last page names itself, whatever number it was asked with: nothing of what was passed by will be seen again.
  const afterChangeNumber = items.length === 0 ? input.afterChangeNumber : items.at(-1)!.modified
  return done({ items, afterChangeNumber })
}
