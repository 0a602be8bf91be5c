import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** What is stored of a seal, hashed anew, and the content of the log's entry of it. */
export interface StoredHashes {
  readonly logged: string | null
  readonly hash: string
  readonly rows: readonly { readonly figure: string; readonly hash: string }[]
  readonly papers: readonly { readonly name: string; readonly hash: string }[]
}

export const selectStoredHashes = async (
  db: Db,
  { cluster, edition }: { readonly cluster: string; readonly edition: number },
): Promise<StoredHashes | undefined> => {
  const { rows } = await sql<StoredHashes>`
    select (select e.content from change_entry e where e.tx = s.recorded_in and e.kind = 'brief.sealed'
        and e.subject = g.code || '/' || m.edition) as logged,
      encode(sha256(convert_to(s.content, 'UTF8')), 'hex') as hash,
      (select coalesce(json_agg(json_build_object('figure', f.figure_id, 'hash', encode(sha256(convert_to(f.rows, 'UTF8')), 'hex'))), '[]')
        from sealed_figure f where f.meeting_id = s.meeting_id) as rows,
      (select coalesce(json_agg(json_build_object('name', p.name, 'hash', encode(sha256(p.content), 'hex'))), '[]')
        from sealed_paper p where p.meeting_id = s.meeting_id) as papers
    from sealed_brief s join joint_meeting m on m.id = s.meeting_id join city_cluster g on g.id = m.cluster_id
    where g.code = ${cluster} and m.edition = ${edition}
  `.execute(db)
  return rows[0]
}
