import type { CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import { cityRoles } from '../../base/caller.ts'
import { periodOf, previousPeriod } from '../../base/period.ts'
import { type ProgressGrid, readProgressGrid } from '../../programme/read-progress-grid.ts'
import { membersOf, namesOf } from '../city-names.ts'
import { readForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { changedAddress } from '../parts/pager.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { refuse, show, showState } from '../respond.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { progressWords } from '../words/progress-words.ts'
import { ProgressDone, savedOf } from './progress-done.tsx'
import { ProgressGridForm } from './progress-grid.tsx'
import { ProgressHead } from './progress-head.tsx'
import { type GridAnswer, isUndone, saveProgress } from './progress-save.ts'
import { keyOf, type SentGrid, sentGrid } from './progress-sent.ts'
import { type GridAsked, gridAsked, shownGrid } from './progress-shown.ts'

/** Until the 20th one reports the last month, then this one. */
const usualPeriod = (today: string): string => {
  const month = periodOf('MONTH', today)
  return today.slice(8) <= '20' ? previousPeriod(month) : month
}

/** Whose grid: a city's key sees its own, others choose. */
const askedOf = async (context: ConsoleContext, visit: Visit, cluster: CityCluster) => {
  const { caller } = visit
  const isOfCity = caller.role !== 'ANONYMOUS' && cityRoles.includes(caller.role)
  const cities = isOfCity ? [] : await membersOf(visit, cluster)
  const city = isOfCity ? (caller.city ?? '') : context.req.query('city') || cities[0]?.code || ''
  const period = context.req.query('period') || usualPeriod(visit.today)
  const here = `/console/${cluster.code}/progress?${new URLSearchParams({ period, city })}`
  const narrowing = gridAsked((name) => context.req.query(name))
  return { cities, city, period, here, narrowing, address: addressOf(here, narrowing) }
}

/** The grid's address with what it is narrowed to. */
const addressOf = (here: string, { list, state, text, row }: GridAsked): string => {
  const said = Object.entries({ list, state, q: text, row }).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return said.length === 0 ? here : `${here}&${new URLSearchParams(said)}`
}

const isWrong = ({ refused, rows }: GridAnswer): boolean => refused.length > 0 || [...rows.values()].some(isUndone)

interface Shown {
  readonly asked: Awaited<ReturnType<typeof askedOf>>
  readonly grid: ProgressGrid
  readonly sent: SentGrid | null
  readonly answer: GridAnswer | null
}

const showGrid = async (context: ConsoleContext, cluster: CityCluster, { asked, grid, sent, answer }: Shown) => {
  const visit = context.get('visit')
  const reach = { cluster: cluster.code, city: asked.city }
  const may = (...roles: ('OPERATOR' | 'COORDINATOR')[]) => forbid(visit.caller, roles, reach) === undefined
  const title = progressWords.section[visit.language]
  const shown = shownGrid(grid, asked.narrowing, sent)
  const props = {
    ...{ visit, grid, shown, sent, answer },
    ...{ here: asked.address, at: `/console/${cluster.code}` },
    ...{ mayEnter: may('OPERATOR', 'COORDINATOR'), mayCheck: may('COORDINATOR') },
    revising: context.req.query('revise') ?? null,
  }
  const cityName = (await namesOf(visit, [asked.city]))(asked.city)
  return show(
    context,
    { title, cluster, section: 'progress', status: answer && isWrong(answer) ? 422 : 200 },
    <>
      <ProgressHead {...{ visit, grid, shown }} {...asked} cityName={cityName} />
      <ProgressDone visit={visit} answer={answer} saved={Number(context.req.query('saved')) || 0} />
      {answer ? <ProblemList problems={answer.refused} language={visit.language} /> : null}
      <ProgressGridForm {...props} />
    </>,
  )
}

/** Where one goes on once all of a page is saved; null: something of it is not, or nothing follows. */
const nextOf = ({ asked, grid, sent, answer }: Shown): string | null => {
  if (sent?.action !== 'next' || !answer || isWrong(answer)) return null
  const { page, rows } = shownGrid(grid, asked.narrowing, sent)
  const next = rows[page.before + page.rows.length]
  const url = new URL(asked.address, 'http://hub')
  return next ? changedAddress(url, { row: keyOf(next), saved: String(savedOf(answer)) }) : null
}

/** A city's rows that are due in a period: entered, checked, released and sent back in one grid. */
export const mountProgress = (app: ConsoleApp): void => {
  const path = '/console/:cluster/progress'
  const read = ({ hub, caller }: Visit, cluster: string, { city, period }: { city: string; period: string }) =>
    readProgressGrid(hub, caller, { cluster, city, period })
  app.get(
    path,
    inCluster(async (context, visit, cluster) => {
      const asked = await askedOf(context, visit, cluster)
      const grid = await read(visit, cluster.code, asked)
      if (grid.ok === undefined) return refuse(context, grid.problems, { cluster, section: 'progress' })
      return showGrid(context, cluster, { asked, grid: grid.ok, sent: null, answer: null })
    }),
  )
  app.post(
    path,
    inCluster(async (context, visit, cluster) => {
      const asked = await askedOf(context, visit, cluster)
      const before = await read(visit, cluster.code, asked)
      if (before.ok === undefined) return refuse(context, before.problems, { cluster, section: 'progress' })
      const sent = sentGrid(await readForm(context), before.ok.rows)
      const answer = await saveProgress(visit, cluster.code, before.ok, sent)
      if (answer.refused.some(({ code }) => code === 'FORBIDDEN')) return refuse(context, answer.refused, { cluster })
      const after = await read(visit, cluster.code, asked)
      if (after.ok === undefined) return showState(context, 'fault', 500)
      const shown = { asked, grid: after.ok, sent, answer }
      const next = nextOf(shown)
      return next === null ? showGrid(context, cluster, shown) : context.redirect(next, 303)
    }),
  )
}
