import { checkDate } from '../base/check-date.ts'
import { checkOptionalText } from '../base/check-text.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { type Problem, problem, warning } from '../base/problem.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import {
  type City,
  type CityCluster,
  checkCity,
  type Membership,
  type MembershipRole,
  overlap,
  readCityCode,
} from './city-cluster.ts'
import { insertCity, insertMembership, selectMemberships, selectWasHeardOf } from './cluster.sql.ts'

export interface MembershipInput {
  readonly city: City
  readonly role: MembershipRole
  readonly validFrom: string
  readonly validTo?: string | null
  /** Why it joins, changes or leaves: for the log. */
  readonly reason?: string | null
}

/** The membership with what it replaced, and whether the city is a member for the first time that the hub hears of. */
export interface EnteredMembership {
  readonly membership: Membership
  readonly replaced: Membership | null
  readonly isNewMember: boolean
}

/**
 * Enters a city's membership of a cluster that is held; one that begins on the same day as a known one replaces it. Refuses an
 * interval that overlaps another of the city.
 */
export const enterMembership = async (
  db: Db,
  log: ChangeLog,
  cluster: CityCluster,
  input: MembershipInput,
): Promise<Outcome<EnteredMembership>> => {
  const city = await insertCity(db, { code: readCityCode(input.city.code)!, name: input.city.name.trim() }, log.tx)
  const { role, validFrom } = input
  const wanted = { clusterId: cluster.id, city, role, validFrom, validTo: input.validTo ?? null }
  const known = (await selectMemberships(db, [cluster.id], null)).filter(
    (membership) => membership.city.code === city.code,
  )
  const replaced = known.find((membership) => membership.validFrom === validFrom) ?? null
  const crossed = known.find((membership) => membership !== replaced && overlap(membership, wanted))
  if (crossed)
    return refusedFor(
      'MEMBERSHIP_OVERLAPS',
      { city: city.name, validFrom: crossed.validFrom, validTo: crossed.validTo },
      ['validFrom'],
    )
  const isNewMember = role === 'MEMBER' && !(await selectWasHeardOf(db, cluster.id, city.code))
  const membership = await insertMembership(db, wanted, replaced?.id ?? null, log.tx)
  await log.record({
    kind: replaced ? 'membership.corrected' : 'membership.registered',
    // A city may be a member, leave and come back: each of its memberships is a thing of its own, told by its first day.
    subject: `${cluster.code}/${city.code}/${validFrom}`,
    cluster: cluster.code,
    city: city.code,
    isPublic: true,
    state: {
      city: city.code,
      cityName: city.name,
      role: membership.role,
      validFrom: membership.validFrom,
      validTo: membership.validTo,
      ...(input.reason?.trim() ? { reason: input.reason.trim() } : {}),
    },
  })
  const warnings = city.name === input.city.name.trim() ? [] : [nameDiffers(city, input.city)]
  return done({ membership, replaced, isNewMember }, warnings)
}

export const checkMembership = (input: MembershipInput): Problem[] => {
  const problems = [
    ...checkCity(input.city),
    ...checkDate(input.validFrom, 'validFrom'),
    ...checkDate(input.validTo, 'validTo'),
    ...checkOptionalText(input.reason, 'reason', 1000),
  ]
  if (problems.length === 0 && input.validTo && input.validTo <= input.validFrom)
    problems.push(problem('INTERVAL_EMPTY', { path: ['validTo'], field: 'validTo' }))
  return problems
}

const nameDiffers = (city: City, given: City) =>
  warning('CITY_NAME_DIFFERS', {
    path: ['city', 'name'],
    field: 'city',
    facts: { code: city.code, known: city.name, given: given.name },
  })
