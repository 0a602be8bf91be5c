import { createHash } from 'node:crypto'
import type pg from 'pg'

/** Entries of a commit. */
export const ofCommit = 10

/** The hash that a commit of the sample log has, by its ordinal from 1 on. */
export const hashOf = (commit: number): string => createHash('sha256').update(String(commit)).digest('hex')

/**
 * A log of so many entries, straight into the tables: implementations of four cities, two versions of each, and in twenty entries one that
 * is not public. The hashes link nothing: what is measured is reading.
 */
export const fillLog = async (client: pg.Client, entries: number): Promise<void> => {
  const commits = entries / ofCommit
  const things = entries / 2
  const steps = [
    'delete from change_commit',
    'drop index change_entry_of_subject',
    'alter table change_entry drop constraint change_entry_pk',
    `insert into change_commit select 1 + (c - 1) * ${ofCommit}, ${ofCommit}, c, timestamptz '2026-01-01T00:00:00Z' + c * interval '1 second',
      'recordImplementation', 'key:1', 'sha256', sha256(''), sha256(convert_to((c - 1)::text, 'UTF8')), sha256(convert_to(c::text, 'UTF8'))
      from generate_series(1, ${commits}) c`,
    `insert into change_entry (tx, position, kind, subject, cluster_code, city_code, is_public, content, content_hash)
      select c, p, kind, subject, case when is_public then null else 'bench' end, city, is_public, content, sha256(convert_to(content, 'UTF8'))
      from (select c, p, n % 20 <> 7 as is_public, city, kind, subject, '{"city":"' || city || '","kind":"' || kind || '","state":{"change":"CHANGED","city":"'
          || city || '","content":{"name":"样例事项' || n || '"},"contentHash":"' || md5(n::text) || '","reason":null,"state":"ACTIVE","version":'
          || 1 + n / ${things} || '},"subject":"' || subject || '"}' as content
        from (select c, p, n, (100001 + n % 4)::text as city, case when n % 20 = 7 then 'recognition.declared' else 'implementation.recorded' end as kind,
            '15' || lpad(((n % ${things})::bigint * 7919 % 1000000007)::text, 10, '0') || '/' || (100001 + n % 4)::text as subject
          from (select c, p, (c - 1) * ${ofCommit} + p as n from generate_series(1, ${commits}) c, generate_series(0, ${ofCommit - 1}) p) numbered) named) written`,
    'alter table change_entry add constraint change_entry_pk primary key (tx, position)',
    'create index change_entry_of_subject on change_entry (change_resource(kind), change_place(cluster_code, city_code), subject collate "C")',
    `update change_clock set next_number = ${entries + 1}, recorded_at = '2026-10-01T00:00:00Z', head_hash = sha256(convert_to('${commits}', 'UTF8'))`,
    `select setval('change_tx', ${commits + 1})`,
    'vacuum analyze change_entry, change_commit',
  ]
  await client.query(
    "set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'",
  )
  for (const step of steps) await client.query(step)
}
