import { type Problem, problem } from '../base/problem.ts'
import { hasForbiddenCharacter } from '../base/text.ts'

/** What a question to the feed says: the cluster, kinds of changes, numbers within bounds. */
export interface FeedParameters {
  readonly cluster: string
  readonly kinds: readonly string[] | null
  readonly text: (name: string) => string | null
  readonly whole: (name: string, least: number, most: number) => number | null
  readonly problems: readonly Problem[]
}

export const readFeedParameters = (
  query: URLSearchParams,
  known: readonly string[],
  needed: readonly string[] = ['cluster'],
): FeedParameters => {
  const problems: Problem[] = []
  const text = (name: string) => query.get(name)?.trim() || null
  const refuse = (name: string, found: string, allowed: string) => {
    problems.push(problem('PARAMETER_INVALID', { path: [name], facts: { name, found: found.slice(0, 60), allowed } }))
    return null
  }
  for (const name of new Set(query.keys()))
    if (!known.includes(name))
      problems.push(problem('PARAMETER_UNKNOWN', { path: [name], facts: { name: name.slice(0, 60), known } }))
  for (const name of known)
    if (hasForbiddenCharacter(text(name) ?? ''))
      problems.push(problem('TEXT_NOT_ALLOWED', { path: [name], facts: { field: name } }))
  for (const name of needed)
    if (text(name) === null) problems.push(problem('PARAMETER_MISSING', { path: [name], facts: { name } }))
  const kinds = text('kinds')?.split(',').filter(Boolean) ?? null
  if (kinds && (kinds.length > 100 || !kinds.every(isKind))) refuse('kinds', kinds.join(), 'implementation.recorded,…')
  return {
    cluster: text('cluster') ?? '',
    kinds,
    text,
    whole: (name, least, most) => {
      const found = text(name)
      if (found === null) return null
      const number = /^\d{1,16}$/.test(found) ? Number(found) : Number.NaN
      return number >= least && number <= most ? number : refuse(name, found, `${least}–${most}`)
    },
    problems,
  }
}

/** `implementation.recorded`, or the resource `implementation`: one that nothing is recorded under finds nothing. */
const isKind = (kind: string): boolean => /^[A-Za-z]{1,40}(\.[A-Za-z]{1,40})?$/.test(kind)
