import { type Gathering, openGathering } from '../base/gathering.ts'
import type { Db } from './database.ts'

/** A value of the question is none for the database: SQLSTATE class 22. */
const isForOne = (fault: unknown): boolean => String((fault as { code?: unknown } | null)?.code).startsWith('22')

interface Gathered<Q, A> extends Pick<Gathering<Q, A>, 'sameOf' | 'most'> {
  readonly select: (db: Db, questions: readonly Q[]) => Promise<readonly A[]>
}

/**
 * A question to the database that is answered together with those of the same kind that others ask meanwhile, by one statement. A transaction
 * sees what it has done itself, and is asked by itself.
 */
export const gathered = <Q, A>({ select, ...how }: Gathered<Q, A>) => {
  const ofDatabase = new WeakMap<Db, (question: Q) => Promise<A>>()
  const open = (db: Db) => openGathering({ ...how, isForOne, answerAll: (questions) => select(db, questions) })
  return async (db: Db, question: Q): Promise<A> => {
    if (db.isTransaction) return (await select(db, [question]))[0]!
    const ask = ofDatabase.get(db) ?? open(db)
    ofDatabase.set(db, ask)
    return ask(question)
  }
}

/** What is asked about one of many. */
interface About {
  readonly id: number
}

/** The same of rows that belong to something by its number: all that is asked about is looked for together, and each is given its own. */
export const gatheredRows = <Q extends About, T>(
  sameOf: (question: Q) => string,
  idOf: (row: T) => number,
  select: (db: Db, ids: readonly number[], question: Q) => Promise<readonly T[]>,
) =>
  gathered<Q, readonly T[]>({
    ...{ sameOf, most: 500 },
    select: async (db, questions) => {
      const found = new Map(questions.map(({ id }) => [id, [] as T[]]))
      for (const row of await select(db, [...found.keys()], questions[0]!)) found.get(idOf(row))?.push(row)
      return questions.map(({ id }) => found.get(id)!)
    },
  })
