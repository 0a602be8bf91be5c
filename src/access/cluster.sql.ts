import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import { keptPlan } from '../db/kept-plan.ts'
import type { City, CityCluster, Membership, MembershipRole } from './city-cluster.ts'

export const selectClusters = async (db: Db, code: string | null = null): Promise<CityCluster[]> => {
  const { rows } = await sql<CityCluster>`${keptPlan}
    select id, code, name, is_sample as "isSample", is_sandbox as "isSandbox" from city_cluster
    where ${code}::text is null or code = ${code} order by code limit 1000
  `.execute(db)
  return rows
}

export const selectCluster = async (db: Db, code: string): Promise<CityCluster | undefined> =>
  (await selectClusters(db, code))[0]

/** Takes the cluster for this transaction: what concerns its list of members or batches waits. */
export const selectClusterForUpdate = async (db: Db, code: string): Promise<CityCluster | undefined> => {
  const { rows } = await sql<CityCluster>`
    select id, code, name, is_sample as "isSample", is_sandbox as "isSandbox" from city_cluster where code = ${code} for no key update
  `.execute(db)
  return rows[0]
}

export const insertCluster = async (
  db: Db,
  cluster: Omit<CityCluster, 'id'>,
  tx: number,
): Promise<CityCluster | undefined> => {
  const { rows } = await sql<CityCluster>`
    insert into city_cluster (code, name, is_sample, is_sandbox, recorded_in)
    values (${cluster.code}, ${cluster.name}, ${cluster.isSample}, ${cluster.isSandbox}, ${tx})
    on conflict (code) do nothing returning id, code, name, is_sample as "isSample", is_sandbox as "isSandbox"
  `.execute(db)
  return rows[0]
}

export const insertRule = async (
  db: Db,
  rule: { clusterId: number; rule: string; effectiveOn: CivilDate; value: string },
  tx: number,
): Promise<void> => {
  await sql`
    insert into cluster_rule (cluster_id, rule, effective_on, value, recorded_in)
    values (${rule.clusterId}, ${rule.rule}, ${rule.effectiveOn}, ${rule.value}, ${tx})
  `.execute(db)
}

/** The value of a cluster's rule on a day: the latest that had taken effect. */
export const selectRule = async (
  db: Db,
  clusterId: number,
  rule: string,
  asOf: CivilDate,
): Promise<string | undefined> => {
  const { rows } = await sql<{ value: string }>`
    select value from cluster_rule where cluster_id = ${clusterId} and rule = ${rule} and effective_on <= ${asOf}
    order by effective_on desc, recorded_in desc limit 1
  `.execute(db)
  return rows[0]?.value
}

/** Enters a city, or answers the one that stands under the code. */
export const insertCity = async (db: Db, city: City, tx: number): Promise<City> => {
  await sql`
    insert into city (code, name, recorded_in) values (${city.code}, ${city.name}, ${tx}) on conflict do nothing
  `.execute(db)
  const { rows } = await sql<City>`select code, name from city where code = ${city.code}`.execute(db)
  return rows[0]!
}

export const selectCities = async (db: Db, codes: readonly string[]): Promise<City[]> => {
  const { rows } = await sql<City>`select code, name from city where code = any(${codes}::text[])`.execute(db)
  return rows
}

export const selectCity = async (db: Db, code: string): Promise<City | undefined> => (await selectCities(db, [code]))[0]

interface MembershipRow {
  id: number
  clusterId: number
  code: string
  name: string
  role: MembershipRole
  validFrom: CivilDate
  validTo: CivilDate | null
}

const membershipOf = ({ code, name, ...rest }: MembershipRow): Membership => ({ ...rest, city: { code, name } })

/** The memberships of clusters that are in force: not superseded; on a day, or ever if none is given. */
export const selectMemberships = async (
  db: Db,
  clusterIds: readonly number[],
  asOf: CivilDate | null,
): Promise<Membership[]> => {
  const { rows } = await sql<MembershipRow>`
    select m.id, m.cluster_id as "clusterId", c.code, c.name, m.role, m.valid_from as "validFrom", m.valid_to as "validTo"
    from membership m join city c on c.code = m.city_code
    where m.cluster_id = any(${clusterIds}::bigint[])
      and (${asOf}::date is null or m.valid_from <= ${asOf} and (m.valid_to is null or m.valid_to > ${asOf}))
      and not exists (select from membership later where later.supersedes = m.id)
    order by m.cluster_id, c.code, m.valid_from
  `.execute(db)
  return rows.map(membershipOf)
}

/** Whether the hub ever heard of a city as a member, even if that was corrected since. Observers are none. */
export const selectWasHeardOf = async (db: Db, clusterId: number, city: string): Promise<boolean> => {
  const { rows } = await sql<{ was: boolean }>`
    select exists (select from membership where cluster_id = ${clusterId} and city_code = ${city} and role = 'MEMBER') as was
  `.execute(db)
  return rows[0]!.was
}

/** Whether a city is or ever was of a cluster, in whatever role. */
export const selectIsOfCluster = async (db: Db, cluster: string, city: string): Promise<boolean> => {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from membership m join city_cluster c on c.id = m.cluster_id where c.code = ${cluster} and m.city_code = ${city}) as is
  `.execute(db)
  return rows[0]!.is
}

export const insertMembership = async (
  db: Db,
  membership: Omit<Membership, 'id'>,
  supersedes: number | null,
  tx: number,
): Promise<Membership> => {
  const { rows } = await sql<{ id: number }>`
    insert into membership (cluster_id, city_code, role, valid_from, valid_to, supersedes, recorded_in)
    values (${membership.clusterId}, ${membership.city.code}, ${membership.role}, ${membership.validFrom},
      ${membership.validTo}, ${supersedes}, ${tx})
    returning id
  `.execute(db)
  return { id: rows[0]!.id, ...membership }
}
