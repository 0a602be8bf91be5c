import type { PoolClient } from 'pg'
import type { OpenDatabase } from '../../src/db/database.ts'

const control = /^\s*(begin|start transaction|commit|rollback|savepoint|release)\b/i

let counts = 0
/** Whether statements are counted just now: nobody asks anything twice then. */
export const isCounting = (): boolean => counts > 0

/** What `work` answered, and the statements it sent over the pool; those that only open and end transactions left out. */
export const countStatements = async <T>(
  { pool }: Pick<OpenDatabase, 'pool'>,
  work: () => Promise<T>,
): Promise<{ result: T; statements: string[]; count: number }> => {
  const statements: string[] = []
  const onAcquire = (client: PoolClient) => {
    // The method of the class, not of a count around this one.
    const { query } = Object.getPrototypeOf(client)
    client.query = ((...args: [string | { text: string }]) => {
      const text = typeof args[0] === 'string' ? args[0] : args[0].text
      if (!control.test(text)) statements.push(text)
      return query.apply(client, args)
    }) as typeof client.query
  }
  const onRelease = (_error: Error, client: PoolClient) => void Reflect.deleteProperty(client, 'query')
  pool.on('acquire', onAcquire).on('release', onRelease)
  counts += 1
  try {
    const result = await work()
    return { result, statements, count: statements.length }
  } finally {
    counts -= 1
    pool.off('acquire', onAcquire).off('release', onRelease)
  }
}
