import { answerLights } from '../../programme/answer-lights.ts'
import { listIssues } from '../../programme/list-issues.ts'
import { findPlanRow } from '../../programme/list-plan.ts'
import { listProgress } from '../../programme/list-progress.ts'
import { readCities } from '../cluster-cities.ts'
import { inCluster } from '../in-cluster.ts'
import { LightMark } from '../parts/light-mark.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { listAt, planPaths, yearAsked } from '../plan-kinds.ts'
import { refuse, show, showState } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'
import { planRowWords } from '../words/plan-row-words.ts'
import { listWords } from '../words/plan-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { PlanRowFacts } from './plan-row-facts.tsx'
import { PlanRowHistory } from './plan-row-history.tsx'
import { PlanRowIssues } from './plan-row-issues.tsx'
import { PlanRowLights } from './plan-row-lights.tsx'

/** A row of the plan: what it is, how it stands and why, what was reported, what stands in its way. */
export const mountPlanRow = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/plan/:list{[a-z]+}/:number{[0-9]{1,6}}',
    inCluster(async (context, visit, cluster) => {
      const { hub, caller, language, today } = visit
      const list = listAt(context.req.param('list'))
      if (!list) return showState(context, 'unknown', 404)
      const number = Number(context.req.param('number'))
      const edition = { cluster: cluster.code, list, year: yearAsked(context.req.query('year'), today) }
      const plan = { list, year: edition.year, number }
      const [found, lights, progress, issues, cities] = await Promise.all([
        findPlanRow(hub, caller, edition, number),
        answerLights(hub, caller, { ...edition, first: 1, after: number - 1 }),
        listProgress(hub, caller, { cluster: cluster.code, filter: plan, before: null, limit: 100 }),
        listIssues(hub, caller, { cluster: cluster.code, plan, overdue: false, asOf: null, knownAt: null, limit: 50 }),
        readCities(visit, cluster),
      ])
      if (found.ok === undefined) return refuse(context, found.problems, { cluster })
      if (found.ok === null) return showState(context, 'unknown', 404)
      const row = found.ok
      const lit = lights.ok?.rows.nodes.find((one) => one.number === number)
      const words = wordsIn(planRowWords, language)
      const note = fill(words.note, { year: edition.year, list: listWords[list][language], number })
      const at = `/console/${cluster.code}`
      const mayReport = caller.city !== null && caller.role !== 'PARTNER'
      return show(
        context,
        { title: row.content.title, cluster, section: 'plan' },
        <>
          <PageHead
            title={row.content.title}
            note={
              <>
                {lit ? <LightMark colour={lit.light.colour} language={language} /> : null} {note}
              </>
            }
          >
            {mayReport ? (
              <a class="button plain" href={`${at}/progress?list=${planPaths[list]}#row-${number}`}>
                {words.report}
              </a>
            ) : null}
          </PageHead>
          <div class="columns side">
            <div class="columns">
              {lit ? <PlanRowLights lit={lit} cities={cities} language={language} /> : null}
              <Timeline milestones={row.content.milestones} today={today} language={language} />
              <PlanRowHistory
                entries={progress.ok ?? []}
                cities={cities}
                language={language}
                list={list}
                cluster={cluster.code}
              />
            </div>
            <div class="columns">
              <PlanRowFacts row={row} cities={cities} language={language} />
              <PlanRowIssues issues={issues.ok?.issues ?? []} cities={cities} language={language} at={at} />
            </div>
          </div>
        </>,
      )
    }),
  )
}
