import type { Fact, Severity } from '../base/problem.ts'

/** A problem as the hub answers it: with its wording, and null where there is nothing to say. */
export interface AnsweredProblem {
  readonly code: string
  readonly severity: Severity
  readonly sheet: string | null
  readonly row: number | null
  readonly cell: string | null
  readonly field: string | null
  readonly facts: Readonly<Record<string, Fact>>
  readonly message: string
}

/** The selection of a problem in every GraphQL document. */
export const problemFields = 'problems { code severity sheet row cell field facts message }'

/** A problem by its code and wording alone. */
export const plainProblem = (code: string, message: string, facts: AnsweredProblem['facts'] = {}): AnsweredProblem => ({
  code,
  severity: 'ERROR',
  sheet: null,
  row: null,
  cell: null,
  field: null,
  facts,
  message,
})

/** Fills in what an answer leaves out. */
export const answeredProblem = (given: Partial<AnsweredProblem>): AnsweredProblem => ({
  code: given.code ?? 'UNKNOWN',
  severity: given.severity ?? 'ERROR',
  sheet: given.sheet ?? null,
  row: given.row ?? null,
  cell: given.cell ?? null,
  field: given.field ?? null,
  facts: given.facts ?? {},
  message: given.message ?? given.code ?? '',
})
