import { type PlanList, planLists } from '../programme/plan-row.ts'
import { isBehind, type PlanMarks, type PlanState } from './plan-part.ts'

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

/** Rows that are still to be added: their amounts as numbers, while the sum of them is exact as one. */
class Adding {
  readonly #whole = nothing()
  #planned = 0
  #completed = 0
  #due = 0

  add(marks: PlanMarks): void {
    for (const count of counts) if (planConditions[count](marks)) this.#whole[count] += 1
    const { planned, completed, due } = marks
    if (Math.max(this.#planned + planned, this.#completed + completed, this.#due + due) > Number.MAX_SAFE_INTEGER)
      this.#carry()
    this.#planned += planned
    this.#completed += completed
    this.#due += due
  }

  sum(): PlanTally {
    this.#carry()
    return this.#whole
  }

  #carry(): void {
    this.#whole.planned += BigInt(this.#planned)
    this.#whole.completed += BigInt(this.#completed)
    this.#whole.due += BigInt(this.#due)
    this.#planned = this.#completed = this.#due = 0
  }
}

/** Of which list, and of which city or field: `TASK`, `TASK@150100`, `TASK~TRANSPORT`. */
export const tallyKey = (list: PlanList, city: string | null = null, field: string | null = null): string =>
  city !== null ? `${list}@${city}` : field !== null ? `${list}~${field}` : list

const addingOf = (all: Map<string, Adding>, key: string): Adding => {
  const known = all.get(key)
  if (known) return known
  const adding = new Adding()
  all.set(key, adding)
  return adding
}

/** The figures of rows, in one pass: of a city those of its own parts, everything else row by row. */
export const tallyPlan = (rows: readonly PlanState[]): ((key: string) => PlanTally) => {
  const tallies = new Map<string, PlanTally>()
  for (const list of planLists) {
    const [fields, cities] = [new Map<string, Adding>(), new Map<string, Adding>()]
    for (const row of rows) {
      if (row.list !== list) continue
      addingOf(fields, row.field).add(row.marks)
      for (const part of row.parts) addingOf(cities, part.city).add(part)
    }
    for (const [field, adding] of fields) tallies.set(tallyKey(list, null, field), adding.sum())
    for (const [city, adding] of cities) tallies.set(tallyKey(list, city), adding.sum())
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
