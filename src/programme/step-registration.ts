import type { Problem } from '../base/problem.ts'
import type { GivenName } from './given-name.ts'
import type { KeptProgress, SteppedStanding } from './progress-standing.ts'

/** What a coordinator wants done with entries of the own city. */
export interface StepInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly city: string
  readonly entries: readonly GivenName[]
}

export type StepOutcome = 'STEPPED' | 'UNCHANGED' | 'REJECTED'

/** What becomes of an entry. */
export interface DecidedStep {
  readonly name: GivenName
  readonly outcome: StepOutcome
  readonly problems: readonly Problem[]
  readonly standing: SteppedStanding | undefined
  /** The entry that is stepped. */
  readonly entry: KeptProgress | null
  /** Of a release: whether it only repeats what counts before it. */
  readonly isRepeated: boolean
}
