import { type Problem, problem } from './problem.ts'
import { hasForbiddenCharacter, lengthOf } from './text.ts'

/** Problems of a text that must be there: missing, too long (in characters), or with NUL or a lone surrogate. */
export const checkText = (text: string | null | undefined, field: string, longest: number): Problem[] =>
  text === null || text === undefined || text.trim() === ''
    ? [problem('TEXT_MISSING', { path: [field], field, facts: { field } })]
    : checkOptionalText(text, field, longest)

/** The same for a text that may be left out. */
export const checkOptionalText = (text: string | null | undefined, field: string, longest: number): Problem[] => {
  if (text === null || text === undefined) return []
  if (hasForbiddenCharacter(text)) return [problem('TEXT_NOT_ALLOWED', { path: [field], field, facts: { field } })]
  const length = lengthOf(text)
  return length > longest ? [problem('TEXT_TOO_LONG', { path: [field], field, facts: { field, length, longest } })] : []
}
