import { isCivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { GivenName } from './given-name.ts'
import type { SteppedStanding } from './progress-standing.ts'
import { isRepeated } from './repeated-progress.ts'
import { checkStanding } from './standing-problems.ts'
import type { DecidedStep } from './step-registration.ts'

const about = (code: string, { onDay }: GivenName): Problem[] => [
  problem(code, { path: ['onDay'], field: 'onDay', facts: { onDay } }),
]

const refusals = (name: GivenName, city: string, standing: SteppedStanding | undefined): Problem[] => {
  if (!isCivilDate(name.onDay)) return about('PROGRESS_UNKNOWN', name)
  const basic = checkStanding(name, city, standing).filter(({ code }) => code !== 'PROGRESS_ROW_REMOVED')
  if (basic.length > 0) return basic
  return standing?.latest ? [] : about('PROGRESS_UNKNOWN', name)
}

/** What is done already stays so; what was sent back is not released, and what counts is not sent back but revised. */
const decideStep = (
  step: 'RELEASED' | 'RETURNED',
  name: GivenName,
  city: string,
  standing: SteppedStanding | undefined,
): Omit<DecidedStep, 'isRepeated'> => {
  const wrong = refusals(name, city, standing)
  const entry = standing?.latest ?? null
  const place = { name, standing, entry: null }
  if (wrong.length > 0 || !entry) return { ...place, outcome: 'REJECTED', problems: wrong }
  if (entry.step === step) return { ...place, outcome: 'UNCHANGED', problems: [] }
  if (entry.step !== null)
    return {
      ...place,
      outcome: 'REJECTED',
      problems: about(step === 'RELEASED' ? 'PROGRESS_RETURNED' : 'PROGRESS_RELEASED', name),
    }
  return { name, standing, entry, outcome: 'STEPPED', problems: [] }
}

/** Decides on many at once, those of one row in the order of their days: what is released here counts for the next. */
export const decideSteps = (
  step: 'RELEASED' | 'RETURNED',
  city: string,
  names: readonly GivenName[],
  standings: readonly SteppedStanding[],
): DecidedStep[] => {
  const byIndex = new Map(standings.map((standing) => [standing.index, standing]))
  const last = new Map<number, SteppedStanding['countingBefore']>()
  const seen = new Set<number>()
  const decided: DecidedStep[] = new Array(names.length)
  const order = names.map((name, index) => ({ name, index })).toSorted((a, b) => compare(a.name.onDay, b.name.onDay))
  for (const { name, index } of order) {
    const standing = byIndex.get(index)
    const verdict = decideStep(step, name, city, standing)
    const isAgain = verdict.entry !== null && seen.has(verdict.entry.id)
    if (verdict.entry === null || isAgain || !standing) {
      decided[index] = { ...verdict, ...(isAgain ? { outcome: 'UNCHANGED', entry: null } : {}), isRepeated: false }
      continue
    }
    seen.add(verdict.entry.id)
    const released = last.get(standing.subjectId)
    const before =
      released && released.onDay >= (standing.countingBefore?.onDay ?? '') ? released : standing.countingBefore
    decided[index] = { ...verdict, isRepeated: isRepeated(verdict.entry, before, standing.winterStop) }
    last.set(standing.subjectId, verdict.entry)
  }
  return decided
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
