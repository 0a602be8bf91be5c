import { selectRulesOfCity } from '../access/cluster-rule.sql.ts'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import { type ConsistencySettings, readConsistencySettings, usualSettings } from './consistency-settings.ts'

/** The consistency rules that a city's content has to hold on a day: those of each cluster that it is a member of, else the usual. */
export const readCitySettings = async (db: Db, city: string, asOf: CivilDate): Promise<ConsistencySettings[]> => {
  const clusters = await selectRulesOfCity(db, city, asOf)
  return clusters.length === 0 ? [usualSettings] : clusters.map(({ rules }) => readConsistencySettings(rules, asOf))
}
