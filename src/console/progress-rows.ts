import type { CityCluster } from '../access/city-cluster.ts'
import { addDays, type CivilDate, isCivilDate } from '../base/civil-date.ts'
import { done, type Outcome } from '../base/outcome.ts'
import { listPlan } from '../programme/list-plan.ts'
import { listProgress } from '../programme/list-progress.ts'
import type { ListedProgress } from '../programme/listed-progress.sql.ts'
import type { ListedPlanRow } from '../programme/plan-row.sql.ts'
import type { PlanList } from '../programme/plan-row.ts'
import type { Visit } from './visit.ts'

/** What is reported: a list, a city and the day as of which the figures are. */
export interface Reporting {
  readonly cluster: string
  readonly list: PlanList
  readonly year: number
  readonly city: string
  readonly onDay: CivilDate
}

/** A row of the grid: what the city said last before the day, and what it said of the day. */
export interface ReportedRow {
  readonly row: ListedPlanRow
  readonly before: ListedProgress | null
  readonly now: ListedProgress | null
}

/** The day asked for, else the last of the month before. */
export const dayAsked = (text: string | undefined, today: CivilDate): CivilDate =>
  text && isCivilDate(text) ? text : addDays(`${today.slice(0, 7)}-01`, -1)

const mostRows = 2000
const mostEntries = 20_000

/** The latest word about each row, by number, of the entries for which it counts. Entries come the latest first. */
const latestOf = (entries: readonly ListedProgress[], counts: (entry: ListedProgress) => boolean) => {
  const latest = new Map<number, ListedProgress>()
  for (const entry of entries.filter(counts)) {
    const known = latest.get(entry.number)
    if (!known || entry.onDay > known.onDay) latest.set(entry.number, entry)
  }
  return latest
}

/** The city's rows of a list with what was said of them. */
export const readReportedRows = async (
  { hub, caller }: Visit,
  { cluster, list, year, city, onDay }: Reporting,
): Promise<Outcome<readonly ReportedRow[]>> => {
  const [plan, progress] = await Promise.all([
    listPlan(hub, caller, { cluster, list, year, filter: { city } }, { after: 0, limit: mostRows }),
    listProgress(hub, caller, { cluster, filter: { city, list, year }, before: null, limit: mostEntries }),
  ])
  if (!plan.ok || !progress.ok) return { problems: [...plan.problems, ...progress.problems] }
  const before = latestOf(progress.ok, (entry) => entry.state === 'RELEASED' && entry.onDay < onDay)
  const now = latestOf(progress.ok, (entry) => entry.state !== 'SUPERSEDED' && entry.onDay === onDay)
  const rows = plan.ok.map((row) => ({
    row,
    before: before.get(row.number) ?? null,
    now: now.get(row.number) ?? null,
  }))
  return done(rows)
}

/** The reporting that an address or a form asks for; a caller without a city has none. */
export const reportingOf = (
  { caller, today }: Visit,
  cluster: CityCluster,
  list: PlanList,
  day: string | undefined,
): Reporting => {
  const onDay = dayAsked(day, today)
  return { cluster: cluster.code, list, year: Number(onDay.slice(0, 4)), city: caller.city ?? '', onDay }
}
