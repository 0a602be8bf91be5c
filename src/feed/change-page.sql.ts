import { sql } from 'kysely'
import type { ChainedCommit } from '../changes/chained-commit.ts'
import type { Db } from '../db/database.ts'
import { keptPlan } from '../db/kept-plan.ts'
import { isInView } from './feed-view.sql.ts'
import type { FeedView } from './feed-view.ts'

/** One number of the log on a page; without kind and content if it is withheld. */
export interface WalkedEntry {
  readonly number: number
  readonly hash: string
  readonly kind: string | null
  readonly subject: string | null
  readonly cluster: string | null
  readonly city: string | null
  readonly content: string | null
  /** Before the first entry that the page has of a commit. */
  readonly commit: ChainedCommit | null
  readonly commitHash: string
}

/** What was walked, and where the log stood at that moment. */
export interface Walk {
  readonly head: number
  /** The hash of the commit that contains the number walked from: null where no commit does. */
  readonly hashAtStart: string | null
  readonly entries: readonly WalkedEntry[]
}

/** How far to walk from a number: over so many numbers, or until so many entries are seen. */
export interface WalkQuestion {
  readonly after: number
  readonly most: number
  readonly seen: number
  readonly kinds: readonly string[] | null
}

type WalkRow = Omit<Walk, 'entries'> & (WalkedEntry | { readonly number: null })

/**
 * Walks the log from a number on, in order, and stops as soon as enough is seen: commits by their first number, entries by their
 * position, each row read only when the one before was not the last. So it costs what the page holds, however long the log is.
 */
export const selectWalk = async (db: Db, view: FeedView, question: WalkQuestion): Promise<Walk> => {
  const { after, most, seen, kinds } = question
  const { rows } = await sql<WalkRow>`${keptPlan}
    with clock as (select next_number - 1 as head from change_clock),
    start as (select first_number, hash from change_commit where first_number <= ${after} and first_number + entry_count > ${after}
      order by first_number desc limit 1),
    walk as materialized (
      select c.first_number + e.position as number, e.content_hash, c.hash as commit_hash, row_number() over () as nth, e.is_seen,
        case when e.is_seen then e.kind end as kind, case when e.is_seen then e.subject end as subject,
        case when e.is_seen then e.cluster_code end as cluster_code, case when e.is_seen then e.city_code end as city_code,
        case when e.is_seen then e.content end as content,
        case when e.position = 0 or c.first_number + e.position = ${after}::bigint + 1 then json_build_object(
          'firstNumber', c.first_number, 'count', c.entry_count, 'recordedAt', instant_text(c.recorded_at), 'verb', c.verb,
          'actor', c.actor, 'algorithm', c.algorithm, 'root', encode(c.entries_root, 'hex'),
          'previousHash', encode(c.previous_hash, 'hex'), 'hash', encode(c.hash, 'hex')) end as commit
      from (select * from change_commit
        where first_number >= coalesce((select first_number from start), 1) and first_number <= ${after}::bigint + ${most}
        order by first_number limit ${most}::integer + 1) c
      cross join lateral (select e.*, ${isInView(view, kinds)} as is_seen from change_entry e
        where e.tx = c.tx and e.position > ${after}::bigint - c.first_number and e.position <= ${after}::bigint + ${most} - c.first_number
        order by e.position) e)
    select clock.head, encode(start.hash, 'hex') as "hashAtStart", w.number, encode(w.content_hash, 'hex') as hash, w.kind, w.subject,
      w.cluster_code as cluster, w.city_code as city, w.content, w.commit, encode(w.commit_hash, 'hex') as "commitHash"
    from clock left join start on true
    left join (select * from walk
      limit (select coalesce((select nth from walk where is_seen limit 1 offset ${seen}::integer - 1), ${most}))) w on true
    order by w.number
  `.execute(db)
  const { head, hashAtStart } = rows[0]!
  return {
    head,
    hashAtStart,
    entries: rows.filter((row): row is Omit<Walk, 'entries'> & WalkedEntry => row.number !== null),
  }
}
