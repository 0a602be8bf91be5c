import { checkText } from '../base/check-text.ts'
import type { CivilDate } from '../base/civil-date.ts'
import { type Problem, problem } from '../base/problem.ts'

/** A city cluster (城市群). */
export interface CityCluster {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly isSample: boolean
  /** Whatever is pushed into it stays in it. */
  readonly isSandbox: boolean
}

/** A city by its GB/T 2260 code. */
export interface City {
  readonly code: string
  readonly name: string
}

export const membershipRoles = ['MEMBER', 'OBSERVER'] as const
export type MembershipRole = (typeof membershipRoles)[number]

/** A city's membership: holds from `validFrom` up to, not including, `validTo`. */
export interface Membership {
  readonly id: number
  readonly clusterId: number
  readonly city: City
  readonly role: MembershipRole
  readonly validFrom: CivilDate
  readonly validTo: CivilDate | null
}

export const checkClusterCode = (code: string): Problem[] =>
  /^[a-z][a-z0-9-]{1,31}$/.test(code) ? [] : [problem('CLUSTER_CODE_INVALID', { path: ['code'], field: 'code' })]

/** GB/T 2260: six digits; platforms also write twelve, six and six zeroes. Null if it is neither. */
export const readCityCode = (text: string): string | null =>
  /^([1-9]\d{5})(?:0{6})?$/.exec(text.normalize('NFKC').trim())?.[1] ?? null

export const checkCity = (city: City): Problem[] => [
  ...(readCityCode(city.code)
    ? []
    : [
        problem('CITY_CODE_INVALID', {
          path: ['city', 'code'],
          field: 'city',
          facts: { found: city.code.slice(0, 40) },
        }),
      ]),
  ...checkText(city.name, 'city.name', 50),
]

const never = '9999-12-31'

/** Whether two intervals share a day. */
export const overlap = (
  a: { validFrom: CivilDate; validTo: CivilDate | null },
  b: { validFrom: CivilDate; validTo: CivilDate | null },
): boolean => a.validFrom < (b.validTo ?? never) && b.validFrom < (a.validTo ?? never)
