import { type Role, roles } from '../base/caller.ts'
import { type Problem, problem } from '../base/problem.ts'
import { checkKeyCity } from './access-key.ts'
import { readCityCode } from './city-cluster.ts'

/** A person whom an OpenID Connect provider vouches for, with what its claims mean here. */
export interface OidcPerson {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  readonly role: Role
  readonly city: string | null
  readonly cluster: string | null
}

/** Which claims say what, and what the values of the role claim mean; a role's own name needs no entry. */
export interface ClaimNames {
  readonly roleClaim: string
  readonly cityClaim: string
  readonly clusterClaim: string
  readonly roles: Readonly<Record<string, Role>>
}

type Claims = Readonly<Record<string, unknown>>

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string' && one.trim() !== '')

/** A claim of several values says the first of them that means something. */
const roleOf = (value: unknown, known: ClaimNames['roles']): Role | null => {
  for (const text of textsOf(value)) {
    const role = Object.hasOwn(known, text) ? known[text] : roles.find((one) => one === text)
    if (role) return role
  }
  return null
}

/** The person that verified claims describe, or what they lack. */
export const personOf = (issuer: string, claims: Claims, names: ClaimNames): OidcPerson | { problems: Problem[] } => {
  const role = roleOf(claims[names.roleClaim], names.roles)
  if (role === null) return { problems: [problem('PERSON_WITHOUT_ROLE', { facts: { claim: names.roleClaim } })] }
  const cityText = textsOf(claims[names.cityClaim])[0]
  const city = cityText === undefined ? null : readCityCode(cityText)
  const ofCity = checkKeyCity(role, city)
  // A role without a city may well be of somebody who has one.
  if (ofCity.some(({ code }) => code === 'KEY_CITY_MISSING')) return { problems: ofCity }
  const name = textsOf(claims.name)[0] ?? textsOf(claims.preferred_username)[0] ?? String(claims.sub)
  return {
    ...{ issuer, subject: String(claims.sub), name: name.trim().slice(0, 100), role },
    city: ofCity.length > 0 ? null : city,
    cluster: textsOf(claims[names.clusterClaim])[0] ?? null,
  }
}
