import { type PlanList, planLists } from '../programme/plan-row.ts'
import { isBehind, marksOf, type PlanMarks, type PlanState } from './plan-part.ts'

/** What of a row counts into which figure of its list. */
export const planConditions = {
  rows: () => true,
  notStarted: ({ standing }: PlanMarks) => standing === 'NOT_STARTED',
  underWay: ({ standing }: PlanMarks) => standing === 'UNDER_WAY',
  done: ({ standing }: PlanMarks) => standing === 'DONE',
  behind: isBehind,
  red: ({ colour }: PlanMarks) => colour === 'RED',
  stale: ({ staleness }: PlanMarks) => staleness !== null,
} as const
export type PlanCount = keyof typeof planConditions

const counts = Object.keys(planConditions) as readonly PlanCount[]

/** The figures of a list: of all, of a city or of a field. */
export interface PlanTally extends Readonly<Record<PlanCount, number>> {
  readonly planned: bigint
  readonly completed: bigint
  readonly due: bigint
}

type Growing = { -readonly [K in keyof PlanTally]: PlanTally[K] }

const nothing = (): Growing => ({
  ...{ rows: 0, notStarted: 0, underWay: 0, done: 0, behind: 0, red: 0, stale: 0 },
  ...{ planned: 0n, completed: 0n, due: 0n },
})

/** Of which list, and of which city or field: `TASK`, `TASK@150100`, `TASK~TRANSPORT`. */
export const tallyKey = (list: PlanList, city: string | null = null, field: string | null = null): string =>
  city !== null ? `${list}@${city}` : field !== null ? `${list}~${field}` : list

/** The figures of rows, in one pass: of a city those of its own parts, everything else row by row. */
export const tallyPlan = (rows: readonly PlanState[]): ((key: string) => PlanTally) => {
  const tallies = new Map<string, Growing>()
  const add = (key: string, marks: PlanMarks) => {
    const tally = tallies.get(key) ?? nothing()
    tallies.set(key, tally)
    for (const count of counts) if (planConditions[count](marks)) tally[count] += 1
    tally.planned += marks.planned
    tally.completed += marks.completed
    tally.due += marks.due
  }
  for (const { list, field, parts, marks } of rows) {
    add(tallyKey(list, null, field), marks)
    for (const part of parts) add(tallyKey(list, part.city), parts.length === 1 ? marks : marksOf([part]))
  }
  // A row has one field: those of all are their sum.
  for (const list of planLists)
    tallies.set(list, sumOf([...tallies].flatMap(([key, one]) => (key.startsWith(`${list}~`) ? [one] : []))))
  return (key) => tallies.get(key) ?? nothing()
}

const sumOf = (tallies: readonly PlanTally[]): Growing => {
  const whole = nothing()
  for (const tally of tallies) {
    for (const count of counts) whole[count] += tally[count]
    whole.planned += tally.planned
    whole.completed += tally.completed
    whole.due += tally.due
  }
  return whole
}
