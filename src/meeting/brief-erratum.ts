import { type Problem, problem } from '../base/problem.ts'

/** A correction (勘误) of a figure of a sealed brief, which itself stays as it is. */
export interface BriefErratum {
  /** In its meeting, from 1. */
  readonly number: number
  readonly figure: string
  readonly oldValue: string | null
  readonly newValue: string | null
  readonly reason: string
  readonly recordedAt: string
}

/** Exact decimal text as figures are written: no sign but a minus, no needless zeros. */
const decimal = /^(0|-?([1-9]\d{0,17}|0(?=\.\d*[1-9]))(\.\d{0,9}[1-9])?)$/

/** The problem of a value that is no number as figures are written. */
export const checkValue = (value: string | null, field: string): Problem[] =>
  value === null || decimal.test(value)
    ? []
    : [problem('FIGURE_VALUE_INVALID', { path: [field], field, facts: { found: value.slice(0, 40) } })]

interface Valued {
  readonly id: string
  readonly value: string | null
}

/** What each figure of a sealed brief is after its errata. */
export const correctedValues = (
  figures: readonly Valued[],
  errata: readonly Pick<BriefErratum, 'figure' | 'newValue'>[],
): Map<string, string | null> => {
  const values = new Map(figures.map(({ id, value }) => [id, value]))
  for (const { figure, newValue } of errata) values.set(figure, newValue)
  return values
}

/** The problems of an erratum: no such figure was sealed, its new value is no number, or it is what is said already. */
export const checkErratum = (
  said: ReadonlyMap<string, string | null>,
  { figure, value }: { readonly figure: string; readonly value: string | null },
): Problem[] => {
  if (!said.has(figure))
    return [problem('FIGURE_UNKNOWN', { path: ['figure'], facts: { figure: figure.slice(0, 100) } })]
  const wrong = checkValue(value, 'value')
  if (wrong.length > 0) return wrong
  return said.get(figure) === value ? [problem('ERRATUM_CHANGES_NOTHING', { path: ['value'], facts: { figure } })] : []
}
