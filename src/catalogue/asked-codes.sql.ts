import { type RawBuilder, sql } from 'kysely'
import { gathered } from '../db/gathered.ts'
import { keptPlan } from '../db/kept-plan.ts'
import { type CodeTerms, itemsOfCode, type Sight, termsOf } from './service-item.sql.ts'
import type { ServiceItem } from './service-item.ts'

/** Of a row of `asked`, for what is looked for by its code. */
export const askedTerms: CodeTerms = {
  code: sql<string>`asked.code`,
  normal: sql<string>`asked.normal`,
  number: sql<number>`asked.number`,
}

/** `asked`: a row for each code, in their order from 1, with further texts of each; for a statement that answers several questions. */
export const askedCodes = (
  codes: readonly string[],
  more: Readonly<Record<string, readonly string[]>> = {},
): RawBuilder<unknown> => {
  const terms = codes.map(termsOf)
  const columns = [
    sql`${terms.map(({ code }) => code)}::text[]`,
    sql`${terms.map(({ normal }) => normal)}::text[]`,
    sql`${terms.map(({ number }) => number)}::bigint[]`,
    ...Object.values(more).map((texts) => sql`${texts}::text[]`),
  ]
  const names = ['code', 'normal', 'number', ...Object.keys(more), 'place'].map((name) => sql.ref(name))
  return sql`unnest(${sql.join(columns)}) with ordinality as asked(${sql.join(names)})`
}

interface CodeQuestion {
  readonly code: string
  readonly sight: Sight
}

/** The items that a code may mean to the caller, two at most; of those who ask at the same time together. */
export const selectItemsOfCode = gathered<CodeQuestion, ServiceItem[]>({
  sameOf: ({ sight }) => JSON.stringify(sight),
  most: 100,
  select: async (db, questions) => {
    const { sight } = questions[0]!
    const { rows } = await sql<ServiceItem & { place: number }>`${keptPlan}
      select asked.place, item.* from ${askedCodes(questions.map(({ code }) => code))}
      cross join lateral (${itemsOfCode(askedTerms, sight)} limit 2) item
    `.execute(db)
    return questions.map((_, i) => rows.flatMap(({ place, ...item }) => (place === i + 1 ? [item] : [])))
  },
})
