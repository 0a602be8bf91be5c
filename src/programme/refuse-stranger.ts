import { selectMemberships } from '../access/cluster.sql.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Refusal, refusedFor } from '../base/outcome.ts'
import type { Db } from '../db/database.ts'

/** The refusal of a city that is no member of the cluster on a day; of none if no city is named. */
export const refuseStranger = async (
  db: Db,
  clusterId: number,
  city: string | null,
  asOf: CivilDate,
  field: string,
): Promise<Refusal | undefined> => {
  if (city === null) return undefined
  const members = await selectMemberships(db, [clusterId], asOf)
  const isMember = members.some((member) => member.city.code === city && member.role === 'MEMBER')
  return isMember ? undefined : refusedFor('ISSUE_CITY_NOT_MEMBER', { code: city, day: asOf }, [field])
}
