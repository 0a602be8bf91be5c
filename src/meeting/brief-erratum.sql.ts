import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { BriefErratum } from './brief-erratum.ts'
import type { Recording } from './meeting-papers.sql.ts'

export interface ErratumOfEdition extends BriefErratum {
  readonly edition: number
}

/** What no sealed report has shown yet of the errata of meetings before one: those recorded since the last seal, whatever they correct. */
export const selectErrataToShow = async (
  db: Db,
  { cluster, before, knownAt }: { readonly cluster: string; readonly before: number; readonly knownAt: string | null },
): Promise<ErratumOfEdition[]> => {
  const { rows } = await sql<ErratumOfEdition>`
    with earlier as (select m.id, m.edition from joint_meeting m join city_cluster g on g.id = m.cluster_id
      where g.code = ${cluster} and m.edition < ${before}),
    last as (select k.recorded_at from earlier m join sealed_brief s on s.meeting_id = m.id join change_commit k on k.tx = s.recorded_in
      order by m.edition desc limit 1)
    select m.edition, e.number, e.figure_id as figure, e.old_value as "oldValue", e.new_value as "newValue", e.reason,
      instant_text(c.recorded_at) as "recordedAt"
    from earlier m join brief_erratum e on e.meeting_id = m.id join change_commit c on c.tx = e.recorded_in
    where c.recorded_at > (select recorded_at from last) and (${knownAt}::timestamptz is null or c.recorded_at <= ${knownAt}::timestamptz)
    order by m.edition, e.number
  `.execute(db)
  return rows
}

export const insertErratum = async (
  db: Db,
  meetingId: number,
  erratum: Omit<BriefErratum, 'recordedAt'>,
  { actor, tx }: Recording,
): Promise<void> => {
  await sql`
    insert into brief_erratum (meeting_id, number, figure_id, old_value, new_value, reason, actor, recorded_in)
    values (${meetingId}, ${erratum.number}, ${erratum.figure}, ${erratum.oldValue}, ${erratum.newValue}, ${erratum.reason},
      ${actor}, ${tx})
  `.execute(db)
}
