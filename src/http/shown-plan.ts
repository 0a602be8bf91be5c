import type { Problem } from '../base/problem.ts'
import type { PlanFile } from '../programme/plan-reader.ts'
import type { PlanRegistration } from '../programme/plan-registration.ts'
import type { Language } from '../report/problem-wording.ts'
import { shownProblem } from './problem-response.ts'

/** What became of a sheet of which nothing was taken. */
export const nothing = { isRegistered: false, received: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, rows: [] }

/** What became of a sheet, as JSON shows it. */
export const shownPlan = (
  found: Omit<PlanRegistration, 'list' | 'year'>,
  columns: PlanFile['columns'],
  problems: readonly Problem[],
  language: Language,
) => {
  const { isRegistered, received, created, updated, unchanged, rejected, rows } = found
  return {
    ...{ isRegistered, received, created, updated, unchanged, rejected },
    // What stayed as it was is told by its count.
    rows: rows.filter(({ outcome }) => outcome !== 'UNCHANGED'),
    // A column of money says by which unit it was read.
    columns: columns.map(({ sheet, header, field }) => {
      const [name = null, unit] = field?.split('@') ?? []
      return { sheet, header, field: name, unit: unit || null }
    }),
    problems: problems.map((one) => shownProblem(one, language)),
  }
}
