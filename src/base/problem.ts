/** What a problem does to the thing it was found in: an error refuses it, a warning lets it through and says so. */
export type Severity = 'ERROR' | 'WARNING'

/** A value that can stand in a problem's facts: what the wording needs, never a sentence. */
export type Fact = string | number | boolean | null | readonly string[]

/**
 * One reason why something was refused, or accepted with a doubt. A value, never thrown.
 * `path` is the place in the input (`['rows', 3, 'code']`); sheet, row and cell are the place in an uploaded file,
 * the row counted as the person sees it (from 1) and the cell as `C12`.
 */
export interface Problem {
  readonly code: string
  readonly severity: Severity
  readonly path: readonly (string | number)[]
  readonly sheet?: string
  readonly row?: number
  readonly cell?: string
  readonly field?: string
  readonly facts: Readonly<Record<string, Fact>>
}

type ProblemRest = Partial<Pick<Problem, 'path' | 'sheet' | 'row' | 'cell' | 'field' | 'facts'>>

/** A problem that refuses. */
export const problem = (code: string, rest: ProblemRest = {}): Problem => ({
  code,
  severity: 'ERROR',
  path: [],
  facts: {},
  ...rest,
})

/** A problem that lets through but is said. */
export const warning = (code: string, rest: ProblemRest = {}): Problem => ({
  ...problem(code, rest),
  severity: 'WARNING',
})

export const isError = (found: Problem): boolean => found.severity === 'ERROR'
