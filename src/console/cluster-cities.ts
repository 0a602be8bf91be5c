import type { City, CityCluster } from '../access/city-cluster.ts'
import { selectMemberships } from '../access/cluster.sql.ts'
import type { Visit } from './visit.ts'

/** A cluster's cities: who is a member today, and the names of all that ever were. */
export interface ClusterCities {
  readonly members: readonly City[]
  readonly nameOf: (code: string) => string
  readonly names: ReadonlyMap<string, string>
}

export const readCities = async ({ hub, today }: Visit, cluster: CityCluster): Promise<ClusterCities> => {
  const memberships = await selectMemberships(hub.db, [cluster.id], null)
  const names = new Map(memberships.map(({ city }) => [city.code, city.name]))
  const isNow = (one: (typeof memberships)[number]) =>
    one.role === 'MEMBER' && one.validFrom <= today && (one.validTo === null || one.validTo > today)
  return {
    members: memberships.filter(isNow).map(({ city }) => city),
    nameOf: (code) => names.get(code) ?? code,
    names,
  }
}
