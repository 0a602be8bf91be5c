import { sql } from 'kysely'
import type { Db } from '../../src/db/database.ts'

/** How many rows each table of ours holds. */
export const tableCounts = async (db: Db): Promise<Record<string, number>> => {
  const { rows } = await sql<{ name: string; count: number }>`
    select relname as name, (xpath('/row/c/text()', query_to_xml('select count(*) as c from ' || quote_ident(relname), false, true, '')))[1]::text::integer as count
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname
  `.execute(db)
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}

/** The changes recorded so far, without what the preparation of a test recorded before `after`. */
export const changesAfter = async (db: Db, after = 0) => {
  const { rows } = await sql<{ kind: string; subject: string; isPublic: boolean; content: string }>`
    select e.kind, e.subject, e.is_public as "isPublic", e.content from change_entry e join change_commit c using (tx)
    where c.first_number + e.position > ${after} order by c.first_number + e.position
  `.execute(db)
  return rows
}

/** The number of the last change. */
export const lastChange = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ last: number }>`select next_number - 1 as last from change_clock`.execute(db)
  return rows[0]!.last
}
