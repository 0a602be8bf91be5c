import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import type { City, MembershipRole } from './city-cluster.ts'

/** What was recorded of a membership, when and by whom. */
export interface MembershipChange {
  readonly city: City
  readonly role: MembershipRole
  readonly validFrom: CivilDate
  readonly validTo: CivilDate | null
  readonly reason: string | null
  readonly isCorrection: boolean
  readonly recordedAt: string
  /** As in the change log: `key:12`. */
  readonly actor: string
}

/** The latest changes of a cluster's memberships, the newest first. */
export const selectMembershipChanges = async (db: Db, cluster: string, limit: number): Promise<MembershipChange[]> => {
  const { rows } = await sql<Omit<MembershipChange, 'city'> & { code: string; name: string }>`
    select state->>'city' as code, state->>'cityName' as name, state->>'role' as role, state->>'validFrom' as "validFrom",
      state->>'validTo' as "validTo", state->>'reason' as reason, kind = 'membership.corrected' as "isCorrection",
      instant_text(c.recorded_at) as "recordedAt", c.actor
    from (select e.tx, e.position, e.kind, (e.content::jsonb)->'state' as state from change_entry e
      where change_resource(e.kind) = 'membership' and change_place(e.cluster_code, e.city_code) = ${cluster}) e
      join change_commit c on c.tx = e.tx
    order by c.first_number desc, e.position desc limit ${limit}
  `.execute(db)
  return rows.map(({ code, name, ...rest }) => ({ ...rest, city: { code, name } }))
}
