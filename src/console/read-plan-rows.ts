import { type CivilDate, isCivilDate } from '../base/civil-date.ts'
import { done, type Outcome, refused } from '../base/outcome.ts'
import { answerRowsBehind } from '../programme/answer-board.ts'
import { type BoardFigure, boardFigures, type RowBehind } from '../programme/board.sql.ts'
import { type LightColour, lightColours } from '../programme/light.ts'
import { listPlan } from '../programme/list-plan.ts'
import type { ListedPlanRow } from '../programme/plan-row.sql.ts'
import type { PlanList } from '../programme/plan-row.ts'
import type { Visit } from './visit.ts'

/** A row of the plan with how it stands. */
export interface ShownRow {
  readonly row: ListedPlanRow
  readonly stands: RowBehind
}

/** Nobody reads further in one go; that there are more is said. */
export const most = 2000

/** Rows to be shown, and whether there may be more than are read in one go. */
export interface ShownRows {
  readonly rows: readonly ShownRow[]
  readonly isCut: boolean
}

const oneOf = <T extends string>(known: readonly T[], text: string | undefined): T | null =>
  known.find((one) => one === text) ?? null

const dayOr = (text: string | undefined): CivilDate | null => (text && isCivilDate(text) ? text : null)

/** What a list is narrowed to, out of the address. */
export const askedOf = (query: (name: string) => string | undefined) => ({
  city: query('city') || null,
  field: query('field') || null,
  light: oneOf<LightColour>(lightColours, query('light')),
  figure: oneOf<BoardFigure>(boardFigures, query('figure')) ?? ('ROWS' as const),
  text: query('q')?.trim() || null,
  /** Null: today. */
  asOf: dayOr(query('asOf')),
  overdue: query('overdue') === 'yes' || null,
  group: oneOf(['city', 'field', 'light'] as const, query('group')),
})

export type PlanAsked = ReturnType<typeof askedOf>

/** The rows of an edition that fit, in the order of their numbers. */
export const readPlanRows = async (
  { hub, caller }: Visit,
  edition: { readonly cluster: string; readonly list: PlanList; readonly year: number },
  { city, field, light, text, figure, asOf, overdue }: PlanAsked,
): Promise<Outcome<ShownRows>> => {
  const filter = { city, field, light: light && [light], text, overdue }
  const [behind, plan] = await Promise.all([
    answerRowsBehind(hub, caller, { ...edition, asOf, figure, city, first: most, after: 0 }),
    listPlan(hub, caller, { ...edition, asOf, filter }, { after: 0, limit: most }),
  ])
  if (!behind.ok || !plan.ok) return refused(...behind.problems, ...plan.problems)
  const standing = new Map(behind.ok.nodes.map((row) => [row.number, row]))
  const rows = plan.ok.flatMap((row): ShownRow[] => {
    const stands = standing.get(row.number)
    return stands ? [{ row, stands }] : []
  })
  return done({ rows, isCut: plan.ok.length === most || behind.ok.nodes.length === most })
}
