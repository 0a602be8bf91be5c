import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { keptPlan } from '../db/kept-plan.ts'
import { isInView } from './feed-view.sql.ts'
import type { FeedView } from './feed-view.ts'

/** An entry that is the latest of its thing. */
export interface LastChange {
  readonly number: number
  readonly kind: string
  readonly subject: string
  readonly content: string
}

/** How far was walked, and the latest entries on the way; the last number of the log. */
export interface LastChanges {
  readonly reached: number
  readonly head: number
  readonly changes: readonly LastChange[]
}

type LastRow = { head: number; reached: number | null } & (LastChange | { number: null })

/** Walks the log over so many numbers, or until so many entries were met that nothing in view came after for the same thing. */
export const selectLastChanges = async (
  db: Db,
  view: FeedView,
  { after, most, wanted }: { after: number; most: number; wanted: number },
): Promise<LastChanges> => {
  const { rows } = await sql<LastRow>`${keptPlan}
    with clock as (select next_number - 1 as head from change_clock),
    walk as materialized (
      select c.first_number + e.position as number, e.kind, e.subject, case when e.is_last then e.content end as content, e.is_last,
        row_number() over () as nth
      from (select * from change_commit where first_number <= ${after}::bigint + ${most} and first_number >= coalesce(
          (select max(first_number) from change_commit where first_number <= ${after}), 1)
        order by first_number limit ${most}::integer + 1) c
      cross join lateral (select e.*, ${isInView(view, null)} and not exists (
          select from change_entry later join change_commit l on l.tx = later.tx
          where change_resource(later.kind) = change_resource(e.kind)
            and change_place(later.cluster_code, later.city_code) = change_place(e.cluster_code, e.city_code)
            and later.subject collate "C" = e.subject and l.first_number + later.position > c.first_number + e.position
            and ${isInView(view, null, 'later')}) as is_last
        from change_entry e
        where e.tx = c.tx and e.position > ${after}::bigint - c.first_number and e.position <= ${after}::bigint + ${most} - c.first_number
        order by e.position) e),
    taken as (select * from walk
      limit (select coalesce((select nth from walk where is_last limit 1 offset ${wanted}::integer - 1), ${most})))
    select clock.head, (select max(number) from taken) as reached, t.number, t.kind, t.subject, t.content
    from clock left join taken t on t.is_last order by t.number
  `.execute(db)
  const { head, reached } = rows[0]!
  return {
    head,
    reached: reached ?? after,
    changes: rows.filter((row): row is LastRow & LastChange => row.number !== null),
  }
}
