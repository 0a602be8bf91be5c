import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { type BoardQuestion, partsThen, standingRows } from '../programme/board-part.sql.ts'
import { lastKnown } from '../recognition/published.sql.ts'
import type { PlanPart } from './plan-part.ts'

/** A platform to which a city is connected. */
export interface Connection {
  readonly rowId: number
  readonly number: number
  readonly city: string
}

const partColumns = [
  ...(['list', 'rowId', 'subjectId', 'number', 'field', 'city', 'standing', 'colour', 'staleness'] as const),
  ...(['reportedOn', 'planned', 'completed', 'due'] as const),
] satisfies (keyof PlanPart)[]

/** A column each, a value for each part: far less to build, to send and to throw away again than a list for each. */
type PartColumns = { readonly [K in (typeof partColumns)[number]]: readonly PlanPart[K][] }

const columns = sql.join(partColumns.map((name) => sql`${sql.lit(name)}, coalesce(json_agg(${sql.ref(name)}), '[]')`))

const partsOf = (columns: PartColumns): PlanPart[] =>
  columns.list.map((list, at) => ({
    list,
    rowId: columns.rowId[at]!,
    subjectId: columns.subjectId[at]!,
    number: columns.number[at]!,
    field: columns.field[at]!,
    city: columns.city[at]!,
    standing: columns.standing[at]!,
    colour: columns.colour[at]!,
    staleness: columns.staleness[at]!,
    reportedOn: columns.reportedOn[at]!,
    planned: columns.planned[at]!,
    completed: columns.completed[at]!,
    due: columns.due[at]!,
  }))

/**
 * Every listed row in each of its cities as it stands, with the connections of platforms, by one statement:
 * there may be fifty thousand.
 */
export const selectPlanParts = async (
  db: Db,
  question: BoardQuestion,
): Promise<{ readonly parts: PlanPart[]; readonly connections: Connection[]; readonly knownAt: string }> => {
  const { rows } = await sql<{ parts: PartColumns; connections: Connection[]; knownAt: string }>`
    with ${partsThen(question)},
    connection as (select s.id, s.number, link ->> 'city' as city from (${standingRows(question, 'PLATFORM')}) s
      cross join lateral jsonb_array_elements(coalesce(nullif(s.content -> 'connections', 'null'), '[]')) link
      where link ->> 'since' <= ${question.asOf})
    select (select json_build_object(${columns}) from (select list, id as "rowId", subject_id as "subjectId", number, field_code as field, city,
          case when is_done then 'DONE' when is_not_started then 'NOT_STARTED' else 'UNDER_WAY' end as standing, colour, staleness,
          on_day as "reportedOn", planned, completed, due
        from part order by array_position(array['TASK', 'PROJECT', 'PLATFORM'], list), number, city) p) as parts,
      (select coalesce(json_agg(json_build_object('rowId', id, 'number', number, 'city', city) order by number, city), '[]')
        from (select distinct id, number, city from connection) c) as connections, ${lastKnown(question.knownAt)} as "knownAt"
  `.execute(db)
  const { parts, ...rest } = rows[0]!
  return { ...rest, parts: partsOf(parts) }
}

/** What a row of the plan is called, and who answers for it. */
export interface PlanHead {
  readonly rowId: number
  readonly title: string
  readonly leadCity: string
  readonly cities: readonly string[]
  readonly leadUnit: string | null
  readonly deadline: string | null
}

export const selectPlanHeads = async (db: Db, rowIds: readonly number[]): Promise<PlanHead[]> => {
  const { rows } = await sql<PlanHead>`
    select id as "rowId", title, lead_city as "leadCity", cities, content ->> 'leadUnit' as "leadUnit", deadline
    from plan_row where id = any(${rowIds}::bigint[])
  `.execute(db)
  return rows
}
