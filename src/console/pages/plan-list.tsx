import { forbidPlan } from '../../programme/forbid-plan.ts'
import { listPlanFields } from '../../programme/list-plan-fields.ts'
import { planLists } from '../../programme/plan-row.ts'
import { readCities } from '../cluster-cities.ts'
import { inCluster } from '../in-cluster.ts'
import { dayText } from '../parts/day.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PlanPages } from '../parts/plan-pages.tsx'
import { listAt, planPaths, yearAsked } from '../plan-kinds.ts'
import { askedOf, most as mostRows, readPlanRows } from '../read-plan-rows.ts'
import { refuse, show, showState } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'
import { importWords } from '../words/plan-import-words.ts'
import { listWords, planWords } from '../words/plan-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { PlanFilters } from './plan-filters.tsx'
import { PlanTable } from './plan-table.tsx'

/** The rows of a list of the year, or of all three, narrowed by the address, so that what one sees can be sent to others. */
export const mountPlanList = (app: ConsoleApp): void => {
  const page = inCluster(async (context, visit, cluster) => {
    const { hub, caller, language, today } = visit
    const path = context.req.param('list')
    const list = listAt(path)
    if (path !== undefined && !list) return showState(context, 'unknown', 404)
    const lists = list ? [list] : planLists
    const asked = askedOf((name) => context.req.query(name))
    const year = yearAsked(context.req.query('year'), today)
    const [found, fields, cities] = await Promise.all([
      Promise.all(lists.map((one) => readPlanRows(visit, { cluster: cluster.code, list: one, year }, asked))),
      listPlanFields(hub, caller, cluster.code),
      readCities(visit, cluster),
    ])
    const problems = [...found.flatMap((one) => (one.ok ? [] : one.problems)), ...(fields.ok ? [] : fields.problems)]
    if (problems.length > 0 || !fields.ok) return refuse(context, problems, { cluster })
    const words = wordsIn(planWords, language)
    const title = fill(words.heading, { year, list: list ? listWords[list][language] : words.three })
    const root = `/console/${cluster.code}/plan`
    const count = found.reduce((sum, one) => sum + (one.ok?.rows.length ?? 0), 0)
    return show(
      context,
      { title, cluster, section: 'plan' },
      <>
        <PlanPages language={language} at={root} current={list ? planPaths[list] : 'all'} />
        <PageHead title={title} note={fill(words.countNote, { n: count, day: dayText(asked.asOf ?? today, language) })}>
          {lists.map((one) => (
            <a class="button plain" href={`/plans/export.xlsx?cluster=${cluster.code}&list=${one}&year=${year}`}>
              {fill(words.export, { list: listWords[one][language] })}
            </a>
          ))}
          {forbidPlan(caller, cluster.code) ? null : (
            <a class="button" href={`${root}/import?list=${list ?? 'TASK'}&year=${year}`}>
              {importWords.open[language]}
            </a>
          )}
        </PageHead>
        {found.some((one) => one.ok?.isCut) ? <p class="problems">{fill(words.cut, { n: mostRows })}</p> : null}
        <PlanFilters {...{ visit, asked, cities, year, list }} at={visit.url.pathname} fields={fields.ok} />
        {lists.map((one, i) => (
          <PlanTable
            {...{ visit, cities, year }}
            at={`${root}/${planPaths[one]}`}
            list={one}
            rows={found[i]!.ok?.rows ?? []}
            fields={fields.ok}
            group={asked.group}
            isLabelShown={list === null}
            isPart={list === null}
            from={context.req.query('row') ?? null}
          />
        ))}
      </>,
    )
  })
  app.get('/console/:cluster/plan', page)
  app.get('/console/:cluster/plan/:list{[a-z]+}', page)
}
