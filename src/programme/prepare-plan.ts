import type { CivilDate } from '../base/civil-date.ts'
import { problem } from '../base/problem.ts'
import type { Db } from '../db/database.ts'
import type { GivenPlanRow } from './given-plan-row.ts'
import { type DecidedPlanRow, decidePlanRow } from './plan-change.ts'
import { selectWithBaseline } from './plan-deadline.sql.ts'
import { numberProblems } from './plan-registration.ts'
import { type Edition, selectLastOfEditions, selectNumbersOfSubjects } from './plan-row.sql.ts'
import type { PlanRow } from './plan-row.ts'
import type { PlanWords } from './plan-words.ts'

/** What was decided of a row, and its number. */
export interface PlanDecision extends DecidedPlanRow {
  readonly given: GivenPlanRow
}

const keyOf = ({ year, number }: { readonly year: number; readonly number: number }): string => `${year}/${number}`

/** Finds out what each given row would do to an edition. The cluster is held. */
export const preparePlan = async (
  db: Db,
  edition: Edition,
  given: readonly GivenPlanRow[],
  words: PlanWords,
  days: { readonly validFrom: CivilDate; readonly today: CivilDate },
): Promise<PlanDecision[]> => {
  const known = await readKnown(db, edition, given)
  const seen = new Set<number>()
  const carriedHere = new Map<number, number>()
  return given.map((row): PlanDecision => {
    const numbering = numberProblems(row.number, seen, row.numberSaid)
    seen.add(row.number)
    if (row.carriedFrom && !(row.carriedFrom.year < edition.year))
      numbering.push(
        problem('CARRIED_NOT_EARLIER', { path: ['carriedFrom'], field: 'carriedFrom', facts: { year: edition.year } }),
      )
    const last = known.rows.get(keyOf({ year: edition.year, number: row.number })) ?? null
    const carried = row.carriedFrom ? (known.rows.get(keyOf(row.carriedFrom)) ?? null) : null
    const subject = last?.subjectId ?? carried?.subjectId ?? 0
    const carriedNumber = carried
      ? (known.numbers.get(carried.subjectId) ?? carriedHere.get(carried.subjectId) ?? null)
      : null
    const decided = decidePlanRow(
      edition.list,
      { ...row, problems: [...(row.problems ?? []), ...numbering] },
      { last, carried, carriedNumber, hasBaseline: known.baselines.has(subject) },
      words,
      days.validFrom,
      days.today,
    )
    if (carried && decided.next) carriedHere.set(carried.subjectId, row.number)
    return { ...decided, given: row }
  })
}

const readKnown = async (db: Db, edition: Edition, given: readonly GivenPlanRow[]) => {
  const { year } = edition
  const named = given.flatMap(({ number, carriedFrom }) => [{ year, number }, ...(carriedFrom ? [carriedFrom] : [])])
  // A number that is none finds nothing, but the database must be able to hold it.
  const held = named.filter((one) => isHeld(one.year) && isHeld(one.number))
  const rows: readonly PlanRow[] = await selectLastOfEditions(db, edition, held)
  const subjects = [...new Set(rows.map(({ subjectId }) => subjectId))]
  return {
    rows: new Map(rows.map((row) => [keyOf(row), row])),
    numbers: await selectNumbersOfSubjects(db, year, subjects),
    baselines: await selectWithBaseline(db, subjects),
  }
}

const isHeld = (number: number): boolean => Number.isInteger(number) && number > 0 && number < 2 ** 31
