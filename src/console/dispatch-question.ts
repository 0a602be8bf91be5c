import type { CivilDate } from '../base/civil-date.ts'
import { type Cadence, cadenceOf, cadences, type Period, periodOf, previousPeriod, readPeriod } from '../base/period.ts'
import { type Problem, problem } from '../base/problem.ts'
import { type Obligation, type ObligationState, obligationStates } from '../programme/obligation.ts'
import { queryText } from './query-text.ts'

/** Which rows are shown: those in a state, or with a mark. */
export type RowChoice = ObligationState | 'LATE' | 'REPEATED'

export interface DispatchQuestion {
  readonly period: Period
  readonly city: string | null
  readonly only: RowChoice | null
}

export const rowChoices: readonly RowChoice[] = [
  'OWED',
  'LATE',
  'REPEATED',
  ...obligationStates.filter((one) => one !== 'OWED'),
]

const isCadence = (text: string | null): text is Cadence => cadences.includes(text as Cadence)

/** The last period of a cadence that is over: it is the one that is being reported. */
export const lastPeriod = (cadence: Cadence, today: CivilDate): Period => previousPeriod(periodOf(cadence, today))

/** The periods of a cadence that can be chosen, the one under way first. */
export const periodsToChoose = (period: Period, today: CivilDate): readonly Period[] => {
  const cadence = cadenceOf(period)
  const found = [periodOf(cadence, today)]
  while (found.length < 13) found.push(previousPeriod(found.at(-1)!))
  return found.includes(period) ? found : [period, ...found]
}

/** The problem of a period in the address that is none: not answered by another one. */
export const wrongPeriod = (query: URLSearchParams): Problem | null => {
  const text = query.get('period') ?? ''
  if (text === '' || readPeriod(text) !== null) return null
  return problem('PERIOD_INVALID', { path: ['period'], facts: { found: text.slice(0, 40) } })
}

/** What the address asks for; without a period, or with one of another cadence, the last that is over. */
export const readDispatchQuestion = (query: URLSearchParams, today: CivilDate): DispatchQuestion => {
  const cadence = query.get('cadence')
  const asked = readPeriod(query.get('period') ?? '')
  const fits = asked !== null && (!isCadence(cadence) || cadenceOf(asked) === cadence)
  const only = query.get('only')
  return {
    period: fits ? asked : lastPeriod(isCadence(cadence) ? cadence : 'MONTH', today),
    city: queryText(query, 'city'),
    only: rowChoices.find((choice) => choice === only) ?? null,
  }
}

export const isAsked = (one: Obligation, { only }: DispatchQuestion): boolean =>
  only === null || (only === 'LATE' ? one.isLate : only === 'REPEATED' ? one.isRepeated : one.state === only)
