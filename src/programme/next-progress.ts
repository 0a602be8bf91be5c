import { type Problem, problem } from '../base/problem.ts'
import type { GivenName } from './given-name.ts'
import type { ReadProgress } from './given-progress.ts'
import type { ProgressFigures, ProgressKind } from './progress-entry.ts'
import { checkProgress, type Neighbour } from './progress-rules.ts'
import type { EnteredStanding } from './progress-standing.ts'
import { checkStanding, isNamed, isOther } from './standing-problems.ts'

export type ProgressOutcome = 'ENTERED' | 'UNCHANGED' | 'REJECTED'

/** What an entry does: the revision that it adds, if it adds one. */
export interface DecidedProgress {
  readonly outcome: ProgressOutcome
  readonly problems: readonly Problem[]
  readonly next: { readonly revision: number; readonly revises: number | null } | null
}

const rejected = (...problems: readonly Problem[]): DecidedProgress => ({ outcome: 'REJECTED', problems, next: null })

const isSame = (one: ProgressFigures, other: ProgressFigures): boolean =>
  one.completedThisYearFen === other.completedThisYearFen &&
  one.completedSinceStartFen === other.completedSinceStartFen &&
  one.physicalPermille === other.physicalPermille &&
  one.stage === other.stage &&
  one.isDone === other.isDone &&
  one.text === other.text

/** What of the kind may follow what the city said of the day so far. */
const checkKind = (
  kind: ProgressKind,
  { counting }: EnteredStanding,
  onDay: string,
  reason: string | null,
): Problem[] => {
  const place = { path: ['onDay'], field: 'onDay', facts: { onDay } }
  if (kind === 'ENTRY') return counting ? [problem('PROGRESS_RELEASED', place)] : []
  if (!counting) return [problem('PROGRESS_NOT_RELEASED', place)]
  return reason === null ? [problem('PROGRESS_REASON_MISSING', { path: ['reason'], field: 'reason' })] : []
}

const missingMoney = (name: GivenName, entry: ReadProgress): Problem[] =>
  name.list === 'PROJECT'
    ? (['completedThisYear', 'completedSinceStart'] as const).flatMap((field) =>
        entry[`${field}Fen`] === null ? [problem('PROGRESS_MONEY_MISSING', { path: [field], field })] : [],
      )
    : []

/**
 * Decides on an entry about a day. The same again changes nothing, unless it had been returned; what was released is only revised,
 * with a reason; what was not is replaced. `before` and `after` are what it has to agree with.
 */
export const nextProgress = (
  kind: ProgressKind,
  given: {
    readonly name: GivenName & { readonly title?: string | null }
    readonly city: string
    readonly entry: ReadProgress
  },
  standing: EnteredStanding | undefined,
  { before, after }: { readonly before: Neighbour | null; readonly after: Neighbour | null },
): DecidedProgress => {
  const { name, city, entry } = given
  const basic = [...entry.problems, ...(isNamed(name) ? checkStanding(name, city, standing) : [])]
  if (standing && isOther(name.title, standing.title))
    basic.push(
      problem('PROGRESS_TITLE_DIFFERS', {
        path: ['title'],
        field: 'title',
        facts: { number: name.number, title: standing.title },
      }),
    )
  if (basic.length > 0 || !standing) return rejected(...basic)
  const { latest } = standing
  if (latest && latest.step !== 'RETURNED' && isSame(entry, latest))
    return { outcome: 'UNCHANGED', problems: [], next: null }
  const figures = checkProgress({
    completedThisYearFen: entry.completedThisYearFen,
    completedSinceStartFen: entry.completedSinceStartFen,
    physicalPermille: entry.physicalPermille,
    stage: entry.stage,
    isDone: entry.isDone,
    reason: entry.reason,
    list: name.list,
    onDay: name.onDay,
    before,
    after,
    total: standing.total,
    thisYear: standing.thisYear,
  })
  const problems = [...checkKind(kind, standing, name.onDay, entry.reason), ...missingMoney(name, entry), ...figures]
  if (problems.some(({ severity }) => severity === 'ERROR')) return rejected(...problems)
  return {
    outcome: 'ENTERED',
    problems,
    next: { revision: (latest?.revision ?? 0) + 1, revises: latest?.id ?? null },
  }
}
