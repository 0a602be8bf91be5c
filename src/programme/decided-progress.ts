import { problem } from '../base/problem.ts'
import type { GivenProgress, ReadProgress } from './given-progress.ts'
import { type DecidedProgress, nextProgress } from './next-progress.ts'
import type { ProgressKind } from './progress-entry.ts'
import type { Neighbour } from './progress-rules.ts'
import type { EnteredStanding } from './progress-standing.ts'

/** An entry of many: as it was given and read, and how its row stands. */
interface AskedProgress {
  readonly index: number
  readonly given: GivenProgress
  readonly entry: ReadProgress
  readonly standing: EnteredStanding | undefined
}

/** The same with what it does. */
export type ProgressDecision = AskedProgress & DecidedProgress

const byDay = (a: AskedProgress, b: AskedProgress): number =>
  a.given.onDay < b.given.onDay ? -1 : a.given.onDay > b.given.onDay ? 1 : a.index - b.index

const dayOf = (standing: EnteredStanding | undefined, onDay: string): string => `${standing?.subjectId} ${onDay}`

const neighbourOf = ({ given: { onDay }, entry }: AskedProgress): Neighbour => ({
  onDay,
  completedThisYearFen: entry.completedThisYearFen,
  completedSinceStartFen: entry.completedSinceStartFen,
  physicalPermille: entry.physicalPermille,
  stage: entry.stage,
  isDone: entry.isDone,
})

/**
 * Decides on many entries of a city at once, each by itself. Those of one row are taken in the order of their days, so that a
 * backlog agrees within itself: what is entered here stands for what stood on that day.
 */
export const decideProgress = (
  kind: ProgressKind,
  city: string,
  given: readonly GivenProgress[],
  read: readonly ReadProgress[],
  standings: readonly EnteredStanding[],
): ProgressDecision[] => {
  const byIndex = new Map(standings.map((standing) => [standing.index, standing]))
  const asked = given.map((one, index) => ({ index, given: one, entry: read[index]!, standing: byIndex.get(index) }))
  const named = new Map(asked.map((one) => [dayOf(one.standing, one.given.onDay), one]))
  const seen = new Set<string>()
  const last = new Map<number, Neighbour>()
  const decided: ProgressDecision[] = new Array(asked.length)
  for (const one of asked.toSorted(byDay)) {
    const { standing, entry } = one
    const day = dayOf(standing, one.given.onDay)
    const isAgain = standing !== undefined && seen.has(day)
    seen.add(day)
    const verdict = isAgain
      ? repeated(one)
      : nextProgress(kind, { name: one.given, city, entry }, standing, neighboursOf(one, last, named))
    decided[one.index] = { ...one, ...verdict }
    if (standing && verdict.next) last.set(standing.subjectId, neighbourOf(one))
  }
  return decided
}

const neighboursOf = (
  one: AskedProgress,
  last: ReadonlyMap<number, Neighbour>,
  named: ReadonlyMap<string, AskedProgress>,
): { readonly before: Neighbour | null; readonly after: Neighbour | null } => {
  const { standing } = one
  if (!standing) return { before: null, after: null }
  const entered = last.get(standing.subjectId)
  const before = entered && entered.onDay >= (standing.before?.onDay ?? '') ? entered : standing.before
  const later = standing.after && named.get(dayOf(standing, standing.after.onDay))
  const after = later && later.entry.problems.length === 0 ? neighbourOf(later) : standing.after
  return { before, after }
}

const repeated = ({ given: { onDay } }: AskedProgress): DecidedProgress => ({
  outcome: 'REJECTED',
  problems: [problem('PROGRESS_REPEATED', { path: ['onDay'], field: 'onDay', facts: { onDay } })],
  next: null,
})
