import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { type CodeMap, type CodeMapEntry, codeMapOf, columnKey, valueKey } from './code-map.ts'

/** The entries of a source's code map as they stand, and its revision. */
export const selectCodeMapEntries = async (
  db: Db,
  sourceId: number,
): Promise<{ readonly revision: number; readonly entries: readonly CodeMapEntry[] }> => {
  const { rows } = await sql<{ field: string; theirs: string; ours: string | null; last: number }>`
    select distinct on (kind, field, key) field, theirs, ours,
      (select max(revision) from code_map_entry where source_id = ${sourceId}) as last
    from code_map_entry where source_id = ${sourceId} order by kind, field, key, revision desc
  `.execute(db)
  const entries = rows
    .filter(({ ours }) => ours !== null)
    .map(({ field, theirs, ours }) => ({ field: field || null, theirs, ours }))
  return { revision: rows[0]?.last ?? 0, entries }
}

/** The code map of a source as it stands. */
export const selectCodeMap = async (db: Db, sourceId: number): Promise<CodeMap> => {
  const { revision, entries } = await selectCodeMapEntries(db, sourceId)
  return codeMapOf(revision, entries)
}

/** A version of a code map: when it was set, by whom, and what it said anew. */
export interface CodeMapRevision {
  readonly revision: number
  readonly recordedAt: string
  /** Opaque: `key:7`. */
  readonly actor: string
  readonly entries: readonly CodeMapEntry[]
}

/** The last versions of a source's code map, the newest first. */
export const selectCodeMapRevisions = async (db: Db, sourceId: number, limit: number): Promise<CodeMapRevision[]> => {
  const { rows } = await sql<CodeMapRevision>`
    select e.revision, c.recorded_at as "recordedAt", c.actor,
      json_agg(json_build_object('field', nullif(e.field, ''), 'theirs', e.theirs, 'ours', e.ours) order by e.kind, e.field, e.key) as entries
    from code_map_entry e join change_commit c on c.tx = e.recorded_in where e.source_id = ${sourceId}
    group by e.revision, c.recorded_at, c.actor order by e.revision desc limit ${limit}
  `.execute(db)
  return rows
}

/** Adds what is said of words of a source, under one revision. */
export const insertCodeMapEntries = async (
  db: Db,
  at: { readonly sourceId: number; readonly revision: number },
  entries: readonly CodeMapEntry[],
  tx: number,
): Promise<void> => {
  const keyOf = ({ field, theirs }: CodeMapEntry) => (field === null ? columnKey(theirs) : valueKey(theirs))
  await sql`
    insert into code_map_entry (source_id, revision, kind, field, key, theirs, ours, recorded_in)
    select ${at.sourceId}, ${at.revision}, case when field = '' then 'COLUMN' else 'VALUE' end, field, key, theirs, ours, ${tx}
    from unnest(${entries.map(({ field }) => field ?? '')}::text[], ${entries.map(keyOf)}::text[],
      ${entries.map(({ theirs }) => theirs)}::text[], ${entries.map(({ ours }) => ours)}::text[]) as e(field, key, theirs, ours)
  `.execute(db)
}
