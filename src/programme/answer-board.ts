import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { encodeCursor, type Page, pageOf } from '../base/connection.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { selectCalendarYears } from '../calendar/calendar.sql.ts'
import { makeCalendar } from '../calendar/working-calendar.ts'
import type { Hub } from '../hub.ts'
import {
  type BoardFigure,
  type BoardRow,
  type ConnectedRow,
  type RowBehind,
  selectBoard,
  selectRowsBehind,
} from './board.sql.ts'
import type { BoardQuestion } from './board-part.sql.ts'
import { lastMonthDue } from './fresh-month.ts'
import { type JudgingCluster, selectJudgingCluster } from './light-rule-set.sql.ts'
import { ruleSetOn } from './light-rules.ts'
import { monthHeld } from './pace-target.ts'
import { monthNumber, monthText } from './plan-month.ts'
import { type PlanList, planLists } from './plan-row.ts'
import { refuseForeign } from './refuse-foreign.ts'

export interface BoardInput {
  readonly cluster: string
  readonly year: number
  readonly asOf?: CivilDate | null
  readonly knownAt?: string | null
  readonly lists?: readonly PlanList[] | null
}

/** A list on the board: of all, and of each city that stands on it. */
export interface BoardList {
  readonly list: PlanList
  readonly total: BoardRow
  readonly cities: readonly (BoardRow & { readonly city: string })[]
}

export interface StatusBoard {
  readonly year: number
  readonly asOf: CivilDate
  readonly knownAt: string
  /** The month whose report was due last: what said nothing of it is stale. Null: none of the year yet. */
  readonly freshMonth: string | null
  /** The month by whose end the amounts due are reckoned. Null: none of the year yet. */
  readonly targetMonth: string | null
  readonly lists: readonly BoardList[]
  readonly connected: readonly ConnectedRow[]
}

/**
 * How the plan of a year stands as of a day, list by list and city by city (进展看板). Later reports do not change it: what counts is what
 * was released by that day, the lights are those that stood on it; what is recorded backwards does, unless `knownAt` is given too. For keys that reach the cluster.
 */
export const answerBoard = async (hub: Hub, caller: Caller, input: BoardInput): Promise<Outcome<StatusBoard>> => {
  const { ok: question, problems } = await readQuestion(hub, caller, input)
  if (!question) return { problems }
  const { figures, connected, knownAt } = await selectBoard(hub.db, question)
  const { year, asOf, fresh, targetMonth, lists } = question
  const named = (month: number) => (month > 0 ? monthText(monthNumber(year, month)) : null)
  return done({
    ...{ year, asOf, knownAt, connected, freshMonth: named(fresh?.month ?? 0), targetMonth: named(targetMonth) },
    lists: lists.map((list) => ({
      list,
      total: figures.find((row) => row.list === list && row.city === null) ?? nothing(list),
      cities: figures.flatMap((row) => (row.list === list && row.city !== null ? [{ ...row, city: row.city }] : [])),
    })),
  })
}

const nothing = (list: PlanList): BoardRow => ({
  ...{ list, city: null, rows: 0, notStarted: 0, underWay: 0, done: 0, behind: 0, red: 0, stale: 0, missing: 0 },
  ...{ repeated: 0, planned: '0', completed: '0', due: '0' },
})

const readQuestion = async (hub: Hub, caller: Caller, input: BoardInput): Promise<Outcome<BoardQuestion>> => {
  const forbidden = forbid(caller, roles, { cluster: input.cluster })
  if (forbidden) return forbidden
  const { year, knownAt = null } = input
  const cluster = await selectJudgingCluster(hub.db, input.cluster, knownAt)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
  const asOf = input.asOf ?? civilDateAt(hub.now())
  const lists = input.lists?.length ? [...new Set(input.lists)] : planLists
  return done(await questionOn(hub, cluster, { year, asOf, knownAt, lists }))
}

/** The board's question with everything that follows from the day: which month was due, by which rules. */
export const questionOn = async (
  hub: Hub,
  cluster: JudgingCluster,
  asked: Pick<BoardQuestion, 'year' | 'asOf' | 'knownAt' | 'lists'>,
): Promise<BoardQuestion> => {
  const { year, asOf, knownAt } = asked
  const calendar = makeCalendar(await selectCalendarYears(hub.db, year, year + 1, knownAt))
  const { rules } = ruleSetOn(cluster.ruleSets, asOf)
  return {
    ...asked,
    clusterId: cluster.id,
    fresh: lastMonthDue(year, asOf, cluster.rules, calendar),
    targetMonth: monthHeld(year, asOf, rules.paceGraceDays),
  }
}

export interface RowsBehindInput extends BoardInput {
  readonly list: PlanList
  readonly figure: BoardFigure
  readonly city?: string | null
  readonly first: number
  /** The number after which the page begins. */
  readonly after: number
}

/** The rows behind a figure of the board: as many as it says. */
export const answerRowsBehind = async (
  hub: Hub,
  caller: Caller,
  { list, figure, city = null, first, after, ...input }: RowsBehindInput,
): Promise<Outcome<Page<RowBehind>>> => {
  const { ok: question, problems } = await readQuestion(hub, caller, { ...input, lists: [list] })
  if (!question) return { problems }
  const rows = await selectRowsBehind(hub.db, question, { figure, city }, { after, limit: first + 1 })
  const foreign = rows.length === 0 && (await refuseForeign(hub.db, input.cluster, city))
  if (foreign) return foreign
  return done(pageOf(rows, first, ({ number }) => encodeCursor([number])))
}
