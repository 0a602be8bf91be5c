import type { City, CityCluster } from '../access/city-cluster.ts'
import { selectCities, selectMemberships } from '../access/cluster.sql.ts'
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
