import type { CityCluster } from '../../access/city-cluster.ts'
import { type CivilDate, isCivilDate } from '../../base/civil-date.ts'
import { readForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { LightMark } from '../parts/light-mark.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { listAt, yearAsked } from '../plan-kinds.ts'
import { queryText } from '../query-text.ts'
import { mostEntries, readPlanRow, type ShownPlanRow } from '../read-plan-row.ts'
import { refuse, show, showState } from '../respond.tsx'
import { planRowSteps, takePlanRowStep } from '../take-plan-row-step.ts'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { planRowWords } from '../words/plan-row-words.ts'
import { planStepDone } from '../words/plan-step-words.ts'
import { listWords } from '../words/plan-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { PlanRowDay } from './plan-row-day.tsx'
import { PlanRowDeadlines } from './plan-row-deadlines.tsx'
import { PlanRowExemptions } from './plan-row-exemptions.tsx'
import { PlanRowFacts } from './plan-row-facts.tsx'
import { PlanRowHistory } from './plan-row-history.tsx'
import { PlanRowIssues } from './plan-row-issues.tsx'
import { PlanRowLights } from './plan-row-lights.tsx'
import { PlanRowSteps, type SentStep } from './plan-row-steps.tsx'
import { PlanRowTurns } from './plan-row-turns.tsx'

interface Props {
  readonly visit: Visit
  readonly cluster: CityCluster
  readonly asOf: CivilDate
  readonly shown: ShownPlanRow
  readonly sent: SentStep | null
}

const Head = ({ visit: { language, caller }, cluster, shown: { row, lit } }: Props) => {
  const words = wordsIn(planRowWords, language)
  const { list, year, number } = row
  const mayReport = caller.city !== null && caller.role !== 'PARTNER'
  return (
    <PageHead
      title={row.content.title}
      note={
        <>
          {lit ? <LightMark colour={lit.light.colour} language={language} /> : null}{' '}
          {fill(words.note, { year, list: listWords[list][language], number })}
        </>
      }
    >
      {mayReport ? (
        <a class="button plain" href={`/console/${cluster.code}/progress?row=${list}-${number}#row-${list}-${number}`}>
          {words.report}
        </a>
      ) : null}
    </PageHead>
  )
}

const PlanRowPage = (props: Props) => {
  const { visit, cluster, asOf, shown, sent } = props
  const { language } = visit
  const { row, lit, entries, cities, named } = shown
  const said = { cities, language }
  const done = sent ? undefined : stepOf(queryText(visit.url.searchParams, 'done') ?? '')
  return (
    <>
      <Head {...props} />
      {done ? (
        <p class="done" role="status">
          {planStepDone[done][language]}
        </p>
      ) : null}
      <PlanRowDay visit={visit} year={row.year} asOf={asOf} />
      <div class="columns side">
        <div class="columns">
          {lit ? <PlanRowLights lit={lit} {...said} /> : null}
          <PlanRowTurns history={shown.history} until={asOf} named={named} {...said} />
          <Timeline
            milestones={row.content.milestones}
            asOf={asOf}
            isToday={asOf === visit.today}
            language={language}
          />
          <PlanRowHistory entries={entries} named={named} list={row.list} cluster={cluster.code} {...said} />
          {entries.length < mostEntries ? null : (
            <p class="note">{fill(planRowWords.limit[language], { n: mostEntries })}</p>
          )}
        </div>
        <div class="columns">
          <PlanRowFacts row={row} {...said} />
          <PlanRowDeadlines deadlines={shown.deadlines} language={language} />
          <PlanRowExemptions exemptions={shown.exemptions} language={language} />
          {asOf === visit.today ? <PlanRowSteps {...{ visit, cluster, shown, sent }} /> : null}
          <PlanRowIssues issues={shown.issues} at={`/console/${cluster.code}`} {...said} />
        </div>
      </div>
    </>
  )
}

/** The day in the address, if it has come; else today. */
const dayAsked = ({ url, today }: Visit): CivilDate => {
  const asked = queryText(url.searchParams, 'asOf')
  return asked !== null && isCivilDate(asked) && asked <= today ? asked : today
}

const stepOf = (text: string) => planRowSteps.find((one) => one === text)

const showRow = async (context: ConsoleContext, visit: Visit, cluster: CityCluster, sent: SentStep | null) => {
  const plan = planAt(context, visit)
  if (!plan) return showState(context, 'unknown', 404)
  const asOf = dayAsked(visit)
  const found = await readPlanRow(visit, cluster, plan, asOf)
  if (found.ok === undefined) return refuse(context, found.problems, { cluster })
  if (found.ok === null) return showState(context, 'unknown', 404)
  return show(
    context,
    { title: found.ok.row.content.title, cluster, section: 'plan', status: sent ? 422 : 200 },
    <PlanRowPage {...{ visit, cluster, asOf, sent }} shown={found.ok} />,
  )
}

/** The row that the address names. */
const planAt = (context: ConsoleContext, visit: Visit) => {
  const list = listAt(context.req.param('list'))
  const number = Number(context.req.param('number'))
  return list && { list, year: yearAsked(context.req.query('year'), visit.today), number }
}

/** A row of the plan as of a day: what it is, how it stands and why, what was reported and by whom, what stands in its way; and what may be done about it. */
export const mountPlanRow = (app: ConsoleApp): void => {
  const path = '/console/:cluster/plan/:list{[a-z]+}/:number{[0-9]{1,6}}'
  app.get(
    path,
    inCluster((context, visit, cluster) => showRow(context, visit, cluster, null)),
  )
  app.post(
    path,
    inCluster(async (context, visit, cluster) => {
      const [plan, form] = [planAt(context, visit), await readForm(context)]
      const step = stepOf(form.text('do'))
      if (!plan || !step) return showState(context, 'unknown', 404)
      const problems = await takePlanRowStep(visit, { cluster: cluster.code, ...plan }, step, form)
      if (problems.some(({ code }) => code === 'FORBIDDEN')) return refuse(context, problems, { cluster })
      if (problems.length > 0) return showRow(context, visit, cluster, { step, form, problems })
      return context.redirect(
        `${visit.url.pathname}?${new URLSearchParams({ year: String(plan.year), done: step })}`,
        303,
      )
    }),
  )
}
