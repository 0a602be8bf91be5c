import { type Problem, problem } from '../base/problem.ts'
import type { OnProblem } from '../recognition/registration.ts'
import type { GivenProgress } from './given-progress.ts'
import type { ProgressOutcome } from './next-progress.ts'

/** What a list of entries asks for: those of one city. */
export interface ProgressInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly city: string
  readonly entries: readonly GivenProgress[]
  readonly onProblem: OnProblem
  readonly dryRun: boolean
}

/** What became of the entries, each by itself; where nothing was written, what would become of each. */
export interface ProgressRegistration {
  readonly isRecorded: boolean
  readonly received: number
  readonly entered: number
  readonly unchanged: number
  readonly rejected: number
  /** In the order in which they were given. */
  readonly outcomes: readonly ProgressOutcome[]
}

export const mostProgress = 20_000

/** Problems of how many there are. */
export const checkCount = (count: number): Problem[] => {
  const place = { path: ['entries'], field: 'entries', facts: { most: mostProgress } }
  if (count === 0) return [problem('PROGRESS_NONE', place)]
  return count > mostProgress ? [problem('COUNT_TOO_LARGE', place)] : []
}

/** The counts over what was decided. */
export const tallyProgress = (outcomes: readonly ProgressOutcome[], isRecorded: boolean): ProgressRegistration => {
  const count = (outcome: ProgressOutcome) => outcomes.filter((one) => one === outcome).length
  return {
    isRecorded,
    received: outcomes.length,
    entered: count('ENTERED'),
    unchanged: count('UNCHANGED'),
    rejected: count('REJECTED'),
    outcomes,
  }
}
