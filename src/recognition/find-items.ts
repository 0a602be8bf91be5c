import { done, type Outcome, refused } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import { selectItems } from '../catalogue/service-item.sql.ts'
import { codeOf, type ServiceItem } from '../catalogue/service-item.ts'
import type { Db } from '../db/database.ts'
import { selectItemsToMatch } from './matching.sql.ts'

/**
 * The items behind codes of any kind, taken for this transaction; refuses every code that no batch of the cluster knows, and one whose
 * item was merged into another, which it names: what is said of the merged one reaches nobody.
 */
export const findItems = async (
  db: Db,
  cluster: string,
  codes: readonly string[],
  field: string,
): Promise<Outcome<ServiceItem[]>> => {
  const found = await selectItemsToMatch(db, cluster, codes)
  const problems = codes.flatMap((code, i) => {
    const item = found.get(code)
    const at = { path: [field, i], field }
    if (!item?.isOfCluster && !item?.isPublished) return [problem('ITEM_UNKNOWN', { ...at, facts: { code } })]
    return item.successor === null
      ? []
      : [problem('ITEM_MERGED', { ...at, facts: { code, successor: codeOf(item.successor) } })]
  })
  if (problems.length > 0) return refused(...problems)
  return done(await selectItems(db, [...new Set([...found.values()].map(({ id }) => id))]))
}
