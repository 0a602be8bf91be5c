import type { Db } from '../db/database.ts'
import { selectHead } from './read-log.sql.ts'

interface Kept {
  readonly head: string
  readonly found: Promise<unknown>
}

/** Of one database: what people look for. */
const most = 200

const ofDatabase = new WeakMap<Db, Map<string, Kept>>()

const keptOf = (db: Db): Map<string, Kept> => {
  const known = ofDatabase.get(db)
  if (known) return known
  const kept = new Map<string, Kept>()
  ofDatabase.set(db, kept)
  return kept
}

/**
 * An answer that follows from what is recorded, and from `question` alone (the day, and whose rights it is answered for, among it):
 * as long as nothing more is recorded it is the answer still. The head of the log says so, read anew each time, so that nobody has to
 * tell and nobody is answered what was read before it asked and is true no more. Found anew in a transaction, which may have written what is
 * not in the log yet. For small answers.
 */
export const keptAnswer = async <T>(db: Db, question: readonly unknown[], find: () => Promise<T>): Promise<T> => {
  if (db.isTransaction) return find()
  const { headHash: head } = await selectHead(db)
  const [kept, key] = [keptOf(db), JSON.stringify(question)]
  const before = kept.get(key)
  if (before?.head === head) return before.found as Promise<T>
  const found = find()
  kept.delete(key)
  if (kept.size >= most) kept.delete(kept.keys().next().value!)
  kept.set(key, { head, found })
  // A fault is nobody's answer but theirs who wait for it.
  found.catch(() => {
    if (kept.get(key)?.found === found) kept.delete(key)
  })
  return found
}
