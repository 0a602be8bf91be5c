import { type Problem, problem } from './problem.ts'

/** What an operation answers: the thing done (perhaps with warnings), or every problem found. Faults are thrown instead. */
export type Outcome<T> = { readonly ok: T; readonly problems: readonly Problem[] } | Refusal

export interface Refusal {
  readonly ok?: undefined
  readonly problems: readonly Problem[]
}

export const done = <T>(ok: T, warnings: readonly Problem[] = []): Outcome<T> => ({ ok, problems: warnings })

export const refused = (...problems: readonly Problem[]): Refusal => ({ problems })

/** The commonest refusal: one code, its facts and where. */
export const refusedFor = (code: string, facts: Problem['facts'] = {}, path: Problem['path'] = []): Refusal =>
  refused(problem(code, { facts, path }))

export const isDone = <T>(outcome: Outcome<T>): outcome is { ok: T; problems: readonly Problem[] } =>
  outcome.ok !== undefined
