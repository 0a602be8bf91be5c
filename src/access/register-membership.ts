import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { type Problem, problem, warning } from '../base/problem.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { type City, checkCity, type Membership, type MembershipRole, overlap, readCityCode } from './city-cluster.ts'
import { insertCity, insertMembership, selectClusterForUpdate, selectMemberships } from './cluster.sql.ts'
import { forbid } from './rights.ts'

export interface RegisterMembershipInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly city: City
  readonly role: MembershipRole
  readonly validFrom: string
  readonly validTo?: string | null
}

/**
 * Enters a city's membership; one that begins on the same day as a known one replaces it (a correction, or its end).
 * Refuses an interval that overlaps another of the city, and one that ends before it begins.
 */
export const registerMembership = async (
  hub: Hub,
  caller: Caller,
  input: RegisterMembershipInput,
): Promise<Outcome<Membership>> => {
  const forbidden = forbid(caller, ['SECRETARIAT'], { cluster: input.cluster })
  if (forbidden) return forbidden
  const problems = checkInput(input)
  if (problems.length > 0) return refused(...problems)
  const { idempotencyKey, ...content } = input

  return writeOnce(hub, caller, 'registerMembership', { idempotencyKey, content }, async (db, log) => {
    const cluster = await selectClusterForUpdate(db, input.cluster)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
    const city = await insertCity(db, { code: readCityCode(input.city.code)!, name: input.city.name.trim() }, log.tx)
    const wanted = {
      clusterId: cluster.id,
      city,
      role: input.role,
      validFrom: input.validFrom,
      validTo: input.validTo ?? null,
    }
    const known = (await selectMemberships(db, [cluster.id], null)).filter(
      (membership) => membership.city.code === city.code,
    )
    const replaced = known.find((membership) => membership.validFrom === wanted.validFrom)
    const crossed = known.find((membership) => membership !== replaced && overlap(membership, wanted))
    if (crossed)
      return refusedFor(
        'MEMBERSHIP_OVERLAPS',
        { city: city.name, validFrom: crossed.validFrom, validTo: crossed.validTo },
        ['validFrom'],
      )
    const membership = await insertMembership(db, wanted, replaced?.id ?? null, log.tx)
    await log.record({
      kind: replaced ? 'membership.corrected' : 'membership.registered',
      subject: `${cluster.code}/${city.code}`,
      cluster: cluster.code,
      city: city.code,
      isPublic: true,
      state: {
        city: city.code,
        cityName: city.name,
        role: membership.role,
        validFrom: membership.validFrom,
        validTo: membership.validTo,
      },
    })
    return done(membership, city.name === input.city.name.trim() ? [] : [nameDiffers(city, input.city)])
  })
}

const checkInput = (input: RegisterMembershipInput): Problem[] => {
  const problems = [
    ...checkCity(input.city),
    ...checkDate(input.validFrom, 'validFrom'),
    ...checkDate(input.validTo, 'validTo'),
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
