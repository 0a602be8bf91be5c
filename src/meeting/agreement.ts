import type { CivilDate } from '../base/civil-date.ts'

/** Between the cities themselves, or between their departments. */
export const agreementLevels = ['CITY', 'DEPARTMENT'] as const
export type AgreementLevel = (typeof agreementLevels)[number]

/** An agreement signed at a meeting (协议), by its number in it. */
export interface Agreement {
  readonly number: number
  readonly version: number
  readonly level: AgreementLevel
  readonly title: string
  /** Who signed, by name. */
  readonly parties: readonly string[]
  readonly signedOn: CivilDate
  readonly documentNumber: string | null
  /** Of a later version: why the record was corrected. */
  readonly reason: string | null
}
