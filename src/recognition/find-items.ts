import { done, type Outcome, refused } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import { selectItems } from '../catalogue/service-item.sql.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import type { Db } from '../db/database.ts'
import { selectItemsToMatch } from './matching.sql.ts'

/** The items behind codes of any kind, taken for this transaction; refuses every code that no batch of the cluster knows. */
export const findItems = async (
  db: Db,
  cluster: string,
  codes: readonly string[],
  field: string,
): Promise<Outcome<ServiceItem[]>> => {
  const found = await selectItemsToMatch(db, cluster, codes)
  const unknown = codes.flatMap((code, i) => {
    const item = found.get(code)
    return item?.isOfCluster || item?.isPublished
      ? []
      : [problem('ITEM_UNKNOWN', { path: [field, i], field, facts: { code } })]
  })
  if (unknown.length > 0) return refused(...unknown)
  return done(await selectItems(db, [...new Set([...found.values()].map(({ id }) => id))]))
}
