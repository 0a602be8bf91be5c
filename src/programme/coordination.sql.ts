import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import { knownBy } from '../changes/known.sql.ts'
import type { Db } from '../db/database.ts'
import type { CoordinationIssue, CoordinationStep, IssueState, PlanRowName } from './coordination-issue.ts'
import type { RequestToCity } from './scorecard.ts'

/** A day, and an instant by which the hub knew; without one, everything it knows. */
export interface TwoTimes {
  readonly asOf: CivilDate
  readonly knownAt: string | null
}

const takenBy = ({ asOf, knownAt }: TwoTimes) => sql`s.on_day <= ${asOf}::date and ${knownBy('s.recorded_in', knownAt)}`

const issueOf = (
  times: TwoTimes,
) => sql`i.id, c.code as cluster, i.number, i.title, i.problem, i.raised_by as "raisedBy",
  case when i.plan_list is not null then json_build_object('list', i.plan_list, 'year', i.plan_year, 'number', i.plan_number) end as plan,
  (select json_agg(json_build_object('step', s.step, 'state', s.state, 'onDay', s.on_day, 'by', s.by_city, 'text', s.text,
      'owner', s.owner_city, 'ownerUnit', s.owner_unit, 'dueOn', s.due_on, 'letter', s.letter, 'letterDueOn', s.letter_due_on,
      'documentNumber', s.document_number, 'manner', s.manner) order by s.position)
    from coordination_step s where s.issue_id = i.id and ${takenBy(times)}) as steps`

/** The last step by the two times: it holds how the issue stood. */
const lastStep = (
  times: TwoTimes,
) => sql`lateral (select s.state, s.owner_city, s.due_on, s.on_day from coordination_step s
  where s.issue_id = i.id and ${takenBy(times)} order by s.position desc limit 1)`

const ever: TwoTimes = { asOf: '9999-12-31', knownAt: null }

/** Takes an issue for this transaction, as it stands now. */
export const selectIssueForUpdate = async (
  db: Db,
  cluster: string,
  number: number,
): Promise<CoordinationIssue | undefined> => {
  const { rows } = await sql<CoordinationIssue>`
    with taken as materialized (select i.* from coordination_issue i join city_cluster c on c.id = i.cluster_id
      where c.code = ${cluster} and i.number = ${number} for no key update of i)
    select ${issueOf(ever)} from taken i join city_cluster c on c.id = i.cluster_id
  `.execute(db)
  return rows[0]
}

/** Which issues are asked for. */
export interface IssueQuestion extends TwoTimes {
  readonly cluster: string
  readonly number?: number | null
  /** Raised by it, or its to answer. */
  readonly city?: string | null
  readonly owner?: string | null
  readonly states?: readonly IssueState[] | null
  /** Only those whose owner has let the agreed date pass. */
  readonly overdue: boolean
  readonly text?: string | null
  readonly plan?: PlanRowName | null
  /** Also those that were closed after this day, whatever the states. */
  readonly closedAfter?: CivilDate | null
  readonly before?: number | null
  readonly limit: number
}

/** A piece of a text as `like` takes it. */
const within = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

const isOverdue = ({ asOf }: TwoTimes) =>
  sql`last.state in ('ASSIGNED', 'HANDLED', 'RETURNED') and last.due_on < ${asOf}::date`

const conditionsOf = (asked: IssueQuestion): RawBuilder<unknown> => {
  const { plan = null } = asked
  const conditions: RawBuilder<unknown>[] = [sql`c.code = ${asked.cluster}`]
  if (asked.number) conditions.push(sql`i.number = ${asked.number}`)
  if (asked.before) conditions.push(sql`i.number < ${asked.before}`)
  if (asked.city) conditions.push(sql`(i.raised_by = ${asked.city} or last.owner_city = ${asked.city})`)
  if (asked.owner) conditions.push(sql`last.owner_city = ${asked.owner}`)
  if (asked.states)
    conditions.push(sql`(last.state = any(${asked.states}::text[])
      or last.state = 'CLOSED' and last.on_day > ${asked.closedAfter ?? null}::date)`)
  if (asked.text) conditions.push(sql`(i.title like ${within(asked.text)} or i.problem like ${within(asked.text)})`)
  if (asked.overdue) conditions.push(isOverdue(asked))
  if (plan)
    conditions.push(sql`i.plan_list = ${plan.list} and i.plan_year = ${plan.year} and i.plan_number = ${plan.number}`)
  return sql.join(conditions, sql` and `)
}

/** The issues of a cluster as they stood, the newest first. */
export const selectIssues = async (db: Db, asked: IssueQuestion): Promise<CoordinationIssue[]> => {
  const { rows } = await sql<CoordinationIssue>`
    select ${issueOf(asked)} from coordination_issue i join city_cluster c on c.id = i.cluster_id
    cross join ${lastStep(asked)} last
    where ${conditionsOf(asked)} order by i.number desc limit ${asked.limit}
  `.execute(db)
  return rows
}

/** How many there are, whatever the limit, and of how many the owner has let the agreed date pass. */
export const countIssues = async (db: Db, asked: IssueQuestion): Promise<{ open: number; overdue: number }> => {
  const { rows } = await sql<{ open: number; overdue: number }>`
    select count(*)::integer as open, count(*) filter (where ${isOverdue(asked)})::integer as overdue
    from coordination_issue i join city_cluster c on c.id = i.cluster_id cross join ${lastStep(asked)} last
    where ${conditionsOf(asked)}
  `.execute(db)
  return rows[0]!
}

/** An issue that is raised: numbered after the last of its cluster, which the caller has locked. */
export interface NewIssue {
  readonly clusterId: number
  readonly title: string
  readonly problem: string
  readonly raisedBy: string | null
  readonly plan: PlanRowName | null
}

export const insertIssue = async (db: Db, issue: NewIssue, tx: number): Promise<{ id: number; number: number }> => {
  const { rows } = await sql<{ id: number; number: number }>`
    insert into coordination_issue (cluster_id, number, title, problem, raised_by, plan_list, plan_year, plan_number, recorded_in)
    values (${issue.clusterId}, (select coalesce(max(number), 0) + 1 from coordination_issue where cluster_id = ${issue.clusterId}),
      ${issue.title}, ${issue.problem}, ${issue.raisedBy}, ${issue.plan?.list ?? null}, ${issue.plan?.year ?? null},
      ${issue.plan?.number ?? null}, ${tx})
    returning id, number
  `.execute(db)
  return rows[0]!
}

export const insertStep = async (
  db: Db,
  issueId: number,
  position: number,
  step: CoordinationStep & { readonly actor: string },
  tx: number,
): Promise<void> => {
  await sql`
    insert into coordination_step (issue_id, position, step, state, on_day, by_city, actor, text, owner_city, owner_unit, due_on,
      letter, letter_due_on, document_number, manner, recorded_in)
    values (${issueId}, ${position}, ${step.step}, ${step.state}, ${step.onDay}, ${step.by}, ${step.actor}, ${step.text},
      ${step.owner}, ${step.ownerUnit}, ${step.dueOn}, ${step.letter}, ${step.letterDueOn}, ${step.documentNumber},
      ${step.manner}, ${tx})
  `.execute(db)
}

/**
 * What was asked of which city: for each issue and owner the day on which it was given to it without a break, within the days,
 * and what became of it by the two times. An answer that was sent back counts for none.
 */
export const selectRequests = async (
  db: Db,
  asked: TwoTimes & {
    readonly cluster: string
    readonly from: CivilDate
    readonly to: CivilDate
    readonly raisedBy: string | null
  },
): Promise<RequestToCity[]> => {
  const { rows } = await sql<RequestToCity>`
    with step as (
      select s.*, coalesce(sum(case when s.owner_city is distinct from s.before then 1 end)
        over (partition by s.issue_id order by s.position), 0) as turn
      from (select s.*, lag(s.owner_city) over (partition by s.issue_id order by s.position) as before
        from coordination_step s join coordination_issue i on i.id = s.issue_id join city_cluster c on c.id = i.cluster_id
        where c.code = ${asked.cluster} and (${asked.raisedBy}::text is null or i.raised_by = ${asked.raisedBy})
          and ${takenBy(asked)}) s)
    select issue_id as "issueId", owner_city as owner, min(on_day) as "assignedOn",
      (array_agg(due_on order by position desc))[1] as "dueOn",
      min(on_day) filter (where step in ('HANDLED', 'ANSWERED')) as "acceptedOn",
      max(on_day) filter (where step = 'ANSWERED' and position > coalesce(returned, 0)) as "answeredOn",
      (select min(later.on_day) from step later where later.issue_id = asked.issue_id
        and (later.turn > asked.turn or later.turn = asked.turn and later.step = 'CLOSED')) as "endedOn"
    from (select step.*, max(position) filter (where step = 'RETURNED') over (partition by issue_id, turn) as returned from step) asked
    where owner_city is not null
    group by issue_id, turn, owner_city having min(on_day) between ${asked.from}::date and ${asked.to}::date
    order by issue_id, turn
  `.execute(db)
  return rows
}
