import { checkDate } from '../base/check-date.ts'
import { checkOptionalText } from '../base/check-text.ts'
import { readInstant } from '../base/instant.ts'
import { type Problem, problem } from '../base/problem.ts'
import { hasForbiddenCharacter } from '../base/text.ts'

/** What the query of a paper says, whichever it is. */
export interface PaperParameters {
  readonly text: (name: string) => string | null
  readonly organ: string | null
  readonly asOf: string | null
  readonly knownAt: string | null
  readonly problems: readonly Problem[]
}

export const invalidParameter = (name: string, found: string, allowed: string): Problem =>
  problem('PARAMETER_INVALID', { path: [name], facts: { name, found: found.slice(0, 60), allowed } })

/** Reads a paper's query: what must be there, who signs, as of when. */
export const readPaperParameters = (query: URLSearchParams, required: readonly string[]): PaperParameters => {
  const text = (name: string) => query.get(name)?.trim() || null
  const [organ, asOf, known] = [text('organ'), text('asOf'), text('knownAt')]
  const knownAt = known === null ? null : readInstant(known)
  return {
    ...{ text, organ, asOf, knownAt },
    problems: [
      ...required
        .filter((name) => text(name) === null)
        .map((name) => problem('PARAMETER_MISSING', { path: [name], facts: { name } })),
      ...required
        .filter((name) => hasForbiddenCharacter(text(name) ?? ''))
        .map((name) => problem('TEXT_NOT_ALLOWED', { path: [name], facts: { field: name } })),
      ...checkOptionalText(organ, 'organ', 60),
      ...checkDate(asOf, 'asOf'),
      ...(known !== null && knownAt === null ? [invalidParameter('knownAt', known, '2026-11-22T03:04:05Z')] : []),
    ],
  }
}
