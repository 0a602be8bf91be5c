import type { CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import { checkDate } from '../../base/check-date.ts'
import { isCivilDate } from '../../base/civil-date.ts'
import { type Outcome, refused, refusedFor } from '../../base/outcome.ts'
import { type Problem, problem } from '../../base/problem.ts'
import { selectCalendarYears } from '../../calendar/calendar.sql.ts'
import { loadCalendar } from '../../calendar/load-calendar.ts'
import { type CalendarDay, type CalendarYear, yearOf } from '../../calendar/working-calendar.ts'
import { readLines } from '../calendar-lines.ts'
import { readForm } from '../forms.ts'
import { inAdmin } from '../in-admin.ts'
import { answerForm, showAdmin } from '../show-admin.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { calendarWords } from '../words/calendar-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { CalendarDayForm, CalendarNoticeForm } from './admin-calendar-forms.tsx'
import { CalendarDays, CalendarYears } from './admin-calendar-years.tsx'

const nothing = () => ''

/** Until which year the days are known, and whether this year's is missing. */
const noteOf = ({ language, today }: Visit, years: readonly CalendarYear[]): string => {
  const words = wordsIn(calendarWords, language)
  const last = years.at(-1)
  const known = last ? fill(words.until, { year: last.year }) : words.unknown
  const missing = [yearOf(today), yearOf(today) + 1].find((year) => !years.some((one) => one.year === year))
  return missing === undefined ? known : `${known}。${fill(words.guess, { year: missing })}`
}

const showCalendar = async (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  sent: (name: string) => string = nothing,
  problems: readonly Problem[] = [],
): Promise<Response> => {
  const { hub, caller, url, today } = visit
  const years = await selectCalendarYears(hub.db, 2000, 2100)
  const mayChange = forbid(caller, ['SECRETARIAT'], {}) === undefined
  const asked = url.searchParams.get('year') ?? String(yearOf(today))
  const year = years.find((one) => String(one.year) === asked) ?? years.at(-1) ?? null
  const at = `/console/${cluster.code}/admin/calendar`
  const changed = url.searchParams.has('change') ? year : null
  return showAdmin(context, visit, cluster, {
    page: 'calendar',
    note: noteOf(visit, years),
    problems,
    body: (
      <>
        {mayChange ? (
          <>
            <CalendarDayForm visit={visit} at={at} sent={sent} />
            <CalendarNoticeForm visit={visit} at={at} sent={sent} year={changed} />
          </>
        ) : null}
        <div class="columns two">
          <CalendarYears visit={visit} years={years} at={at} mayChange={mayChange} />
          {year ? <CalendarDays visit={visit} year={year} /> : null}
        </div>
      </>
    ),
  })
}

const wrongLine = (line: number): Problem =>
  problem('CALENDAR_LINE_UNREADABLE', { path: ['days'], field: 'days', facts: { line } })

/** A day of a year that is known; the rest of its notice stays as it is. */
const enterDay = async ({ hub, caller }: Visit, year: number, day: CalendarDay): Promise<Outcome<CalendarYear>> => {
  const wrong = checkDate(day.day, 'day')
  if (wrong.length > 0) return refused(...wrong)
  const [known] = await selectCalendarYears(hub.db, year, year)
  if (!known) return forbid(caller, ['SECRETARIAT'], {}) ?? refusedFor('CALENDAR_YEAR_NOT_LOADED', { year }, ['day'])
  return loadCalendar(hub, caller, { ...known, days: [...known.days.filter((one) => one.day !== day.day), day] })
}

/** The working-day calendar: what is known, and entering it. It is the hub's, the same for every cluster. */
export const mountAdminCalendar = (app: ConsoleApp): void => {
  const path = '/console/:cluster/admin/calendar'
  app.get(
    path,
    inAdmin((context, visit, cluster) => showCalendar(context, visit, cluster)),
  )
  app.post(
    path,
    inAdmin(async (context, visit, cluster) => {
      const { text } = await readForm(context)
      const { days, wrong } = readLines(text('days'))
      const year = /^\d{1,5}$/.test(text('year')) ? Number(text('year')) : 0
      const outcome =
        wrong.length > 0
          ? { problems: wrong.map(wrongLine) }
          : await loadCalendar(visit.hub, visit.caller, { year, source: text('source'), days })
      return answerForm(context, cluster, outcome, `${visit.url.pathname}?year=${year}&done=yes`, (problems) =>
        showCalendar(context, visit, cluster, text, problems),
      )
    }),
  )
  app.post(
    `${path}/day`,
    inAdmin(async (context, visit, cluster) => {
      const { text } = await readForm(context)
      const day = { day: text('day'), isWorking: text('kind') === 'working', name: text('festival') }
      const year = isCivilDate(day.day) ? yearOf(day.day) : 0
      const outcome = await enterDay(visit, year, day)
      const to = `/console/${cluster.code}/admin/calendar?year=${year}&done=yes`
      return answerForm(context, cluster, outcome, to, (problems) =>
        showCalendar(context, visit, cluster, text, problems),
      )
    }),
  )
}
