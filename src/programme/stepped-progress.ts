import type { Change } from '../changes/change.ts'
import { progressChange } from './progress-change.ts'
import type { DecidedStep, StepOutcome } from './step-registration.ts'

/** What became of the entries, in the order in which they were named. */
export interface SteppedProgress {
  readonly received: number
  readonly stepped: number
  readonly unchanged: number
  readonly rejected: number
  readonly outcomes: readonly StepOutcome[]
}

/** What the change log tells of it: nothing where nothing was done. Of a return its reason. */
export const changesOfStep = (code: string, city: string, one: DecidedStep, reason: string | null): Change[] => {
  if (!one.entry) return []
  const { list, year, number, onDay } = one.name
  const name = { list, year, number, city, onDay }
  const { counting, documents } = one.standing!
  return reason === null
    ? [progressChange('progress.released', code, name, one.entry, { documents, isRepeated: one.isRepeated })]
    : [progressChange('progress.returned', code, name, one.entry, { documents, counting, returnReason: reason })]
}

/** The counts over what was decided. */
export const tallySteps = (decided: readonly DecidedStep[]): SteppedProgress => {
  const count = (outcome: StepOutcome) => decided.filter((one) => one.outcome === outcome).length
  return {
    received: decided.length,
    stepped: count('STEPPED'),
    unchanged: count('UNCHANGED'),
    rejected: count('REJECTED'),
    outcomes: decided.map(({ outcome }) => outcome),
  }
}
