import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectRowsInForce } from './partner.sql.ts'
import { seeingAll, seeingOwn } from './partner.ts'

/** How many rows of each source of a cluster are in force, by the source's id; a city's systems hear of their own. */
export const countSourceRows = async (
  hub: Hub,
  caller: Caller,
  cluster: string,
): Promise<Outcome<ReadonlyMap<number, number>>> => {
  const forbidden = forbid(caller, [...seeingOwn, ...seeingAll], { cluster })
  if (forbidden) return forbidden
  const city = seeingOwn.includes(caller.role as never) ? caller.city : null
  return done(new Map((await selectRowsInForce(hub.db, cluster, city)).map(({ id, count }) => [id, count])))
}
