import { selectIsOfCluster } from '../access/cluster.sql.ts'
import { type Refusal, refusedFor } from '../base/outcome.ts'
import type { Db } from '../db/database.ts'

/**
 * The refusal of a question about a city that never was of the cluster: answered by nothing it would look as if the city had nothing.
 * Asked where nothing was found, so that what is found costs no look.
 */
export const refuseForeign = async (
  db: Db,
  cluster: string,
  city: string | null | undefined,
  field = 'city',
): Promise<Refusal | undefined> =>
  !city || (await selectIsOfCluster(db, cluster, city))
    ? undefined
    : refusedFor('CITY_NOT_OF_CLUSTER', { code: city.slice(0, 40) }, [field])
