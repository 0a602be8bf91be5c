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

type PartColumns = readonly [
  list: PlanPart['list'],
  rowId: number,
  subjectId: number,
  number: number,
  field: string,
  city: string,
  standing: PlanPart['standing'],
  colour: PlanPart['colour'],
  staleness: PlanPart['staleness'],
  reportedOn: string | null,
  planned: number,
  completed: number,
  due: number,
]

const partOf = (columns: PartColumns): PlanPart => {
  const [list, rowId, subjectId, number, field, city, standing, colour, staleness, reportedOn, ...money] = columns
  const [planned, completed, due] = money
  return {
    ...{ list, rowId, subjectId, number, field, city, standing, colour, staleness, reportedOn },
    ...{ planned, completed, due },
  }
}

/**
 * Every listed row in each of its cities as it stands, with the connections of platforms, by one statement; as lists of values, for
 * there may be fifty thousand.
 */
export const selectPlanParts = async (
  db: Db,
  question: BoardQuestion,
): Promise<{ readonly parts: PlanPart[]; readonly connections: Connection[]; readonly knownAt: string }> => {
  const { rows } = await sql<{ parts: PartColumns[]; connections: Connection[]; knownAt: string }>`
    with ${partsThen(question)},
    connection as (select s.id, s.number, link ->> 'city' as city from (${standingRows(question, 'PLATFORM')}) s
      cross join lateral jsonb_array_elements(coalesce(nullif(s.content -> 'connections', 'null'), '[]')) link
      where link ->> 'since' <= ${question.asOf})
    select (select coalesce(json_agg(json_build_array(list, id, subject_id, number, field_code, city,
          case when is_done then 'DONE' when is_not_started then 'NOT_STARTED' else 'UNDER_WAY' end, colour, staleness, on_day,
          planned, completed, due) order by array_position(array['TASK', 'PROJECT', 'PLATFORM'], list), number, city), '[]') from part) as parts,
      (select coalesce(json_agg(json_build_object('rowId', id, 'number', number, 'city', city) order by number, city), '[]')
        from (select distinct id, number, city from connection) c) as connections, ${lastKnown(question.knownAt)} as "knownAt"
  `.execute(db)
  const { parts, ...rest } = rows[0]!
  return { ...rest, parts: parts.map(partOf) }
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
