import type { LogEvent } from 'kysely'

/** A statement that was answered or refused. The values that it was sent with are not told. */
export interface Statement {
  readonly text: string
  readonly milliseconds: number
  /** What the database refused it with. */
  readonly fault?: unknown
}

export type StatementWatcher = (statement: Statement) => void

/** Tells whoever watches of each statement of a database. */
export const watchedStatements = () => {
  const watchers = new Set<StatementWatcher>()
  return {
    log: (event: LogEvent): void => {
      const { query, queryDurationMillis: milliseconds } = event
      const fault = event.level === 'error' ? event.error : undefined
      for (const watcher of watchers) watcher({ text: query.sql, milliseconds, fault })
    },
    watch: (watcher: StatementWatcher) => void watchers.add(watcher),
  }
}
