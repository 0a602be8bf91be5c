import { isCivilDate } from '../../base/civil-date.ts'
import { answerBoard } from '../../programme/answer-board.ts'
import type { BoardFigure } from '../../programme/board.sql.ts'
import type { PlanList } from '../../programme/plan-row.ts'
import { readCities } from '../cluster-cities.ts'
import { inCluster } from '../in-cluster.ts'
import { dayText, monthText } from '../parts/day.tsx'
import { Field } from '../parts/form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PlanPages } from '../parts/plan-pages.tsx'
import { planPaths, yearAsked } from '../plan-kinds.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'
import { boardWords } from '../words/board-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { PlanBoardTable } from './plan-board-table.tsx'

/** How the plan stands, list by list and city by city, as of the day in the address. */
export const mountPlanBoard = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/plan/board',
    inCluster(async (context, visit, cluster) => {
      const { hub, caller, language, today } = visit
      const [said, year] = [context.req.query('asOf'), yearAsked(context.req.query('year'), today)]
      const asOf = said && isCivilDate(said) ? said : null
      const [board, cities] = await Promise.all([
        answerBoard(hub, caller, { cluster: cluster.code, year, asOf }),
        readCities(visit, cluster),
      ])
      if (board.ok === undefined) return refuse(context, board.problems, { cluster, section: 'plan' })
      const words = wordsIn(boardWords, language)
      const { freshMonth } = board.ok
      const day = dayText(board.ok.asOf, language)
      const rowsAt = (list: PlanList) => (figure: BoardFigure, city: string | null) => {
        const asked = {
          year: String(year),
          figure,
          ...(city === null ? {} : { city }),
          ...(asOf === null ? {} : { asOf }),
        }
        return `/console/${cluster.code}/plan/${planPaths[list]}?${new URLSearchParams(asked)}`
      }
      return show(
        context,
        { title: fill(words.title, { year }), cluster, section: 'plan' },
        <>
          <PlanPages language={language} at={`/console/${cluster.code}/plan`} current="board" />
          <PageHead
            title={fill(words.title, { year })}
            note={
              freshMonth
                ? fill(words.note, { day, month: monthText(freshMonth, language) })
                : fill(words.noteNone, { day })
            }
          />
          <form method="get" class="filters">
            <Field label={words.year} name="year" type="number" value={String(year)} />
            <Field label={words.asOf} name="asOf" type="date" value={board.ok.asOf} />
            <button type="submit" class="plain">
              {words.show}
            </button>
          </form>
          {board.ok.lists.map((of) => (
            <PlanBoardTable {...{ visit, of, board: board.ok }} rowsAt={rowsAt(of.list)} nameOf={cities.nameOf} />
          ))}
        </>,
      )
    }),
  )
}
