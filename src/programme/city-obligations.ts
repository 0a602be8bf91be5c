import type { Obligation, ObligationState } from './obligation.ts'

/** How a city stands with all that it owes: owed = reported + waiting + returned + missing; late and repeated are among them. */
export interface CityObligations {
  readonly city: string
  readonly owed: number
  readonly reported: number
  readonly waiting: number
  readonly returned: number
  readonly missing: number
  readonly late: number
  readonly repeated: number
  /** Completed or stopped for the winter: nothing is owed. */
  readonly exempt: number
}

/** The sums over each city, in the order of their codes. */
export const tallyObligations = (obligations: readonly Obligation[]): CityObligations[] => {
  const cities = [...new Set(obligations.map(({ city }) => city))].sort()
  return cities.map((city) => {
    const own = obligations.filter((one) => one.city === city)
    const count = (...states: ObligationState[]) => own.filter(({ state }) => states.includes(state)).length
    const exempt = count('COMPLETED', 'WINTER_STOPPED')
    return {
      city,
      owed: own.length - exempt,
      reported: count('REPORTED'),
      waiting: count('WAITING'),
      returned: count('RETURNED'),
      missing: count('OWED'),
      late: own.filter(({ isLate }) => isLate).length,
      repeated: own.filter((one) => one.isRepeated).length,
      exempt,
    }
  })
}
