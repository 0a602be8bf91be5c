import { selectRulesOfCity, selectRulesOfCluster } from '../access/cluster-rule.sql.ts'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import { type ConsistencySettings, readConsistencySettings, usualSettings } from './consistency-settings.ts'

/** The consistency rules that a city's content has to hold on a day: those of each cluster that it is a member of, else the usual. */
export const readCitySettings = async (db: Db, city: string, asOf: CivilDate): Promise<ConsistencySettings[]> => {
  const clusters = await selectRulesOfCity(db, city, asOf)
  return clusters.length === 0 ? [usualSettings] : clusters.map(({ rules }) => readConsistencySettings(rules, asOf))
}

/** Those of one cluster on a day, as known at an instant (null: now). */
export const readClusterSettings = async (
  db: Db,
  cluster: string,
  { asOf, knownAt }: { readonly asOf: CivilDate; readonly knownAt: string | null },
): Promise<ConsistencySettings> => readConsistencySettings(await selectRulesOfCluster(db, cluster, knownAt), asOf)
