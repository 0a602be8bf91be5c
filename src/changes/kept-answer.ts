import type { Db } from '../db/database.ts'
import { type ReadUpTo, selectHeadSince } from './read-log.sql.ts'

/** The kinds of changes that answers rest on, as patterns of LIKE: `batch.%`. */
export type RestingOn = readonly string[]

/** Answers that rest on the same kinds, and how far the log was looked through for them. */
interface Shelf {
  upTo: ReadUpTo | null
  readonly found: Map<string, Promise<unknown>>
}

/** Of one database and the same kinds: what people look for. */
const most = 200

const ofDatabase = new WeakMap<Db, Map<RestingOn, Shelf>>()

const shelfOf = (db: Db, kinds: RestingOn): Shelf => {
  const shelves = ofDatabase.get(db) ?? new Map<RestingOn, Shelf>()
  ofDatabase.set(db, shelves)
  const shelf = shelves.get(kinds) ?? { upTo: null, found: new Map() }
  shelves.set(kinds, shelf)
  return shelf
}

/** Looks through what was recorded since, once for all answers on the shelf, and clears it if that touches them. */
const bringUpToDate = async (db: Db, kinds: RestingOn, shelf: Shelf): Promise<void> => {
  const before = shelf.upTo
  const { isTouched, ...upTo } = await selectHeadSince(db, before, kinds)
  // Somebody who asked at the same time may have cleared it already; once more does no harm, for it is found anew.
  if (isTouched) shelf.found.clear()
  if (isTouched || before === shelf.upTo) shelf.upTo = upTo
}

/**
 * An answer that follows from what is recorded, and from `question` alone (the day, and whose rights it is answered for, among it): as long as
 * nothing of these kinds is recorded it is the answer still, whatever else is. The log says so, read anew each time, so that nobody has to
 * tell and nobody is answered what was read before it asked and is true no more. Found anew in a transaction, which may have written what is
 * not in the log yet. For small answers.
 */
export const keptAnswer = async <T>(
  db: Db,
  kinds: RestingOn,
  question: readonly unknown[],
  find: () => Promise<T>,
): Promise<T> => {
  if (db.isTransaction) return find()
  const shelf = shelfOf(db, kinds)
  await bringUpToDate(db, kinds, shelf)
  const [kept, key] = [shelf.found, JSON.stringify(question)]
  const before = kept.get(key)
  if (before) {
    // What is asked for again outlives what was looked for once.
    kept.delete(key)
    kept.set(key, before)
    return before as Promise<T>
  }
  const found = find()
  if (kept.size >= most) kept.delete(kept.keys().next().value!)
  kept.set(key, found)
  // A fault is nobody's answer but theirs who wait for it.
  found.catch(() => {
    if (kept.get(key) === found) kept.delete(key)
  })
  return found
}
