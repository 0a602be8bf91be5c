import { isCivilDate } from './civil-date.ts'
import { type Problem, problem } from './problem.ts'

/** The problem of a text that is no day: 2023-02-30, or 30/2/2023. */
export const checkDate = (text: string | null | undefined, field: string): Problem[] =>
  text === null || text === undefined || isCivilDate(text)
    ? []
    : [problem('DATE_INVALID', { path: [field], field, facts: { field, found: text.slice(0, 40) } })]
