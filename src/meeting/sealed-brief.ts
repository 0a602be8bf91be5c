import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'
import { sha256Hex } from '../changes/digest.ts'
import type { CityConfirmation } from './city-confirmation.ts'
import type { FigureObjection } from './figure-statement.ts'

/** What a seal says beside the brief itself; hashes in lower-case hex. */
export interface Seal {
  readonly asOf: CivilDate
  readonly knownAt: string
  readonly isBackfilled: boolean
  readonly sealedAt: string
  /** SHA-256 of the brief's canonical JSON. */
  readonly hash: string
  readonly rowsHash: string
  readonly layout: string
  /** The head of the change log before the seal: the paper prints the hash. */
  readonly logNumber: number
  readonly logHash: string
  /** Cities whose figures were sealed although they had not confirmed them, and why. */
  readonly unconfirmedCities: readonly string[]
  readonly unconfirmedReason: string | null
  readonly papers: readonly SealedPaper[]
}

export interface SealedPaper {
  readonly name: string
  readonly size: number
  readonly hash: string
}

/** SHA-256 over all rows behind all figures, from the hash of each figure's rows. */
export const rowsHashOf = (figures: readonly { readonly figure: string; readonly rowsHash: string }[]): string =>
  sha256Hex(
    figures
      .toSorted((a, b) => (a.figure < b.figure ? -1 : 1))
      .map(({ figure, rowsHash }) => `${figure}\t${rowsHash}\n`)
      .join(''),
  )

/** What is to be sealed, as it stands. */
export interface Sealing {
  readonly cutOff: string | null
  readonly now: Date
  readonly confirmations: readonly CityConfirmation[]
  readonly objections: readonly FigureObjection[]
  readonly evenUnconfirmed: boolean
}

/** Cities that have not confirmed their figures as they are. */
export const unconfirmedIn = (confirmations: readonly CityConfirmation[]): string[] =>
  confirmations.filter(({ state }) => state !== 'CONFIRMED').map(({ city }) => city)

/** The problem of sealing before data is cut off. */
export const checkCutOff = (cutOff: string | null, now: Date): Problem[] => {
  if (cutOff === null) return [problem('CUT_OFF_MISSING')]
  return Date.parse(cutOff) > now.getTime() ? [problem('CUT_OFF_AHEAD', { facts: { cutOff } })] : []
}

/** Why a brief cannot be sealed yet: data is not cut off, an objection is open, a city has not confirmed. */
export const checkSealing = ({ cutOff, now, confirmations, objections, evenUnconfirmed }: Sealing): Problem[] => {
  const problems = checkCutOff(cutOff, now)
  const open = objections.filter(({ state }) => state === 'OPEN')
  if (open.length > 0)
    problems.push(problem('FIGURE_OBJECTIONS_OPEN', { facts: { numbers: open.map(({ number }) => String(number)) } }))
  const cities = unconfirmedIn(confirmations)
  if (cities.length > 0 && !evenUnconfirmed)
    problems.push(problem('CITIES_UNCONFIRMED', { path: ['evenUnconfirmed'], facts: { cities } }))
  return problems
}
