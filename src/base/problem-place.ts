import type { Problem } from './problem.ts'

/** The same problems, found within something that stands at `path`. */
export const placedUnder = (path: Problem['path'], problems: readonly Problem[]): Problem[] =>
  problems.map((found) => ({ ...found, path: [...path, ...found.path] }))
