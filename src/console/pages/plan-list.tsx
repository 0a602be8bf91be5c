import { answerRowsBehind } from '../../programme/answer-board.ts'
import { type BoardFigure, boardFigures, type RowBehind } from '../../programme/board.sql.ts'
import { type LightColour, lightColours } from '../../programme/light.ts'
import { listPlan } from '../../programme/list-plan.ts'
import { listPlanFields } from '../../programme/list-plan-fields.ts'
import type { ListedPlanRow } from '../../programme/plan-row.sql.ts'
import { readCities } from '../cluster-cities.ts'
import { inCluster } from '../in-cluster.ts'
import { dayText } from '../parts/day.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { listAt, planPaths, yearAsked } from '../plan-kinds.ts'
import { refuse, show, showState } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'
import { listWords, planWords } from '../words/plan-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { PlanFilters } from './plan-filters.tsx'
import { PlanTable } from './plan-table.tsx'

/** A row of the plan with how it stands. */
export interface ShownRow {
  readonly row: ListedPlanRow
  readonly stands: RowBehind
}

/** Nobody reads further in one go. */
const most = 2000

const oneOf = <T extends string>(known: readonly T[], text: string | undefined): T | null =>
  known.find((one) => one === text) ?? null

/** What a list is narrowed to, out of the address. */
export const askedOf = (query: (name: string) => string | undefined) => ({
  city: query('city') || null,
  field: query('field') || null,
  light: oneOf<LightColour>(lightColours, query('light')),
  figure: oneOf<BoardFigure>(boardFigures, query('figure')) ?? 'ROWS',
  text: query('q')?.trim() || null,
  group: oneOf(['city', 'field', 'light'] as const, query('group')),
})

/** The rows of a list of the year, narrowed by the address, so that what one sees can be sent to others. */
export const mountPlanList = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/plan/:list{[a-z]+}',
    inCluster(async (context, visit, cluster) => {
      const { hub, caller, language, today } = visit
      const list = listAt(context.req.param('list'))
      if (!list) return showState(context, 'unknown', 404)
      const asked = askedOf((name) => context.req.query(name))
      const { city, field, light, text, figure } = asked
      const edition = { cluster: cluster.code, list, year: yearAsked(context.req.query('year'), today) }
      const filter = { city, field, light: light && [light], text }
      const [behind, plan, fields, cities] = await Promise.all([
        answerRowsBehind(hub, caller, { ...edition, figure, city, first: most, after: 0 }),
        listPlan(hub, caller, { ...edition, filter }, { after: 0, limit: most }),
        listPlanFields(hub, caller, cluster.code),
        readCities(visit, cluster),
      ])
      if (!behind.ok || !plan.ok || !fields.ok)
        return refuse(context, [...behind.problems, ...plan.problems], { cluster })
      const standing = new Map(behind.ok.nodes.map((row) => [row.number, row]))
      const rows = plan.ok.flatMap((row): ShownRow[] => {
        const stands = standing.get(row.number)
        return stands ? [{ row, stands }] : []
      })
      const words = wordsIn(planWords, language)
      const title = fill(words.heading, { year: edition.year, list: listWords[list][language] })
      const at = `/console/${cluster.code}/plan/${planPaths[list]}`
      const sheet = `/plans/export.xlsx?cluster=${cluster.code}&list=${list}&year=${edition.year}`
      return show(
        context,
        { title, cluster, section: 'plan' },
        <>
          <PageHead title={title} note={fill(words.countNote, { n: rows.length, day: dayText(today, language) })}>
            <a class="button plain" href={sheet}>
              {words.export}
            </a>
          </PageHead>
          <PlanFilters {...{ visit, at, asked, cities, list }} year={edition.year} fields={fields.ok} />
          <PlanTable
            {...{ visit, at, rows, cities, list }}
            year={edition.year}
            fields={fields.ok}
            group={asked.group}
          />
        </>,
      )
    }),
  )
}
