import { canonicalJson } from '../changes/canonical.ts'
import { sha256Hex } from '../changes/digest.ts'
import { type FigureStatement, objectionsIn } from './figure-statement.ts'

/** What of a figure a city confirms. */
export interface ConfirmedFigure {
  readonly id: string
  readonly city: string | null
  readonly value: string | null
  readonly unit: string
}

/**
 * How a city stands to its own figures: it has said nothing of them, or confirmed them as they are; it confirmed others than they
 * are by now (lapsed); or it objects.
 */
export type ConfirmationState = 'MISSING' | 'CONFIRMED' | 'LAPSED' | 'OBJECTED'

export interface CityConfirmation {
  readonly city: string
  readonly state: ConfirmationState
  /** When the city last confirmed; null if it never did, or objected since. */
  readonly confirmedAt: string | null
  /** Of its figures as they are. */
  readonly figuresHash: string
}

/** SHA-256 over a city's own figures: which there are and what they say. What they said at another meeting does not count. */
export const figuresHash = (figures: readonly ConfirmedFigure[], city: string): string => {
  const own = figures.filter((figure) => figure.city === city).map(({ id, value, unit }) => [id, value, unit] as const)
  return sha256Hex(canonicalJson(own.toSorted(([a], [b]) => (a < b ? -1 : 1))))
}

/** How each city stands to its figures as they are. */
export const confirmationsIn = (
  said: readonly FigureStatement[],
  cities: readonly string[],
  figures: readonly ConfirmedFigure[],
): CityConfirmation[] => {
  const open = objectionsIn(said).filter(({ state }) => state === 'OPEN')
  const ofCities = new Map<string | null, ConfirmedFigure[]>(cities.map((city) => [city, []]))
  for (const figure of figures) ofCities.get(figure.city)?.push(figure)
  return cities.map((city) => {
    const hash = figuresHash(ofCities.get(city)!, city)
    const last = said.findLast((one) => one.city === city && one.kind !== 'ANSWERED')
    const confirmed = last?.kind === 'CONFIRMED' ? last : undefined
    const isObjecting = open.some((objection) => objection.city === city)
    const before = isObjecting ? 'OBJECTED' : 'MISSING'
    const state = confirmed ? (confirmed.figuresHash === hash ? 'CONFIRMED' : 'LAPSED') : before
    return { city, state, confirmedAt: confirmed?.recordedAt ?? null, figuresHash: hash }
  })
}
