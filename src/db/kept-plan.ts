import { sql } from 'kysely'
import pg from 'pg'

/**
 * Stands at the beginning of a statement that is asked so often that each connection to a server keeps its plan: to work the
 * plan out takes longer than to answer. Its text may vary in a few fixed ways only, for every text is kept. The embedded
 * database keeps none: it gathers no statistics, so a plan made while the tables were empty would never be made anew.
 */
export const keptPlan = sql.raw('/* kept plan */')

const isKept = /^\s*\/\* kept plan \*\//
const names = new Map<string, string>()

const nameOf = (text: string): string => {
  const name = names.get(text) ?? `kept_${names.size}`
  names.set(text, name)
  return name
}

/** A client that prepares a marked statement once, under a name. */
export class PlanKeepingClient extends pg.Client {
  // Whichever of the overloads is meant: a marked statement comes as text and values.
  override query(...args: never[]): never {
    const [text, values, ...rest] = args as unknown[]
    const asked =
      typeof text === 'string' && isKept.test(text) ? [{ name: nameOf(text), text, values }, undefined, ...rest] : args
    return super.query(...(asked as [string])) as never
  }
}
