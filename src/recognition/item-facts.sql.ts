import { sql } from 'kysely'
import { askedCodes, askedTerms } from '../catalogue/asked-codes.sql.ts'
import { termsOf } from '../catalogue/service-item.sql.ts'
import type { ServiceItem } from '../catalogue/service-item.ts'
import type { Db } from '../db/database.ts'
import { gathered } from '../db/gathered.ts'
import { keptPlan } from '../db/kept-plan.ts'
import { type CodeQuestion, factsOfCode, type ItemFacts } from './standing.sql.ts'

/** The facts of one item that a code means to the caller; none where it means none or several, or the cluster is unknown. */
export type FoundFacts = (ItemFacts & { readonly found: ServiceItem }) | undefined

/** The item by one of its codes, as it was written. */
export type WrittenQuestion = Omit<CodeQuestion, 'item' | 'cities'> & { readonly item: string }

/** For any cities of the cluster, or all. */
export const selectFactsOfCode = async (
  db: Db,
  question: WrittenQuestion & { readonly cities: readonly string[] | null },
): Promise<FoundFacts> => {
  // One text for all cities; a list of cities would be a text for each length.
  const plan = question.cities === null ? keptPlan : sql``
  const { rows } = await sql<
    NonNullable<FoundFacts>
  >`${plan} ${factsOfCode({ ...question, item: termsOf(question.item) })}
  `.execute(db)
  return rows[0]
}

/** For two cities: asked thousands of times a second, and of those who ask at the same time together. */
export type PairQuestion = WrittenQuestion & { readonly cities: readonly [string, string] }

const sameOf = ({ item: _, cities: __, ...question }: PairQuestion): string => JSON.stringify(question)

const cities = [sql<string>`asked.one`, sql<string>`asked.other`]

const selectFactsOfPairs = async (db: Db, questions: readonly PairQuestion[]): Promise<FoundFacts[]> => {
  const asked = askedCodes(
    questions.map(({ item }) => item),
    { one: questions.map((question) => question.cities[0]), other: questions.map((question) => question.cities[1]) },
  )
  const { rows } = await sql<NonNullable<FoundFacts> & { place: number }>`${keptPlan}
    select asked.place, facts.* from ${asked}
    cross join lateral (${factsOfCode({ ...questions[0]!, item: askedTerms, cities })}) facts
  `.execute(db)
  const found = new Map(rows.map(({ place, ...facts }) => [place, facts]))
  return questions.map((_, i) => found.get(i + 1))
}

export const selectFactsOfPair = gathered({ sameOf, most: 16, select: selectFactsOfPairs })
