import type { City, CityCluster } from '../access/city-cluster.ts'
import { selectCities, selectMemberships } from '../access/cluster.sql.ts'
import { fieldNamesOf } from './field-names.ts'
import type { Visit } from './visit.ts'

/** The members of a cluster today, in the order in which they stand. */
export const membersOf = async ({ hub, today }: Visit, cluster: CityCluster): Promise<readonly City[]> => {
  const members = await selectMemberships(hub.db, [cluster.id], today)
  return members.filter(({ role }) => role === 'MEMBER').map(({ city }) => city)
}

/** What each of some cities is called; those that have left are among them. */
export const namesOf = async ({ hub }: Visit, codes: Iterable<string | null>): Promise<(code: string) => string> => {
  const asked = [...new Set(codes)].filter((code) => code !== null)
  const names = new Map((await selectCities(hub.db, asked)).map(({ code, name }) => [code, name]))
  return (code) => names.get(code) ?? code
}

/** The same, and what the cluster's fields of work are called: for figures, which are of the one or the other. */
export const namesWithFields = async (visit: Visit, cluster: CityCluster, codes: Iterable<string | null>) => {
  const [cityName, fieldName] = await Promise.all([namesOf(visit, codes), fieldNamesOf(visit, cluster)])
  return (code: string) => (/^\d/.test(code) ? cityName(code) : fieldName(code))
}
