import type { Caller, Role } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { isCreditIdentifier, normalCode } from '../base/credit-identifier.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { selectCity, selectIsOfCluster } from './cluster.sql.ts'
import { insertOrganisation, type PublicOrganisation } from './organisation.sql.ts'
import { forbid } from './rights.ts'

export interface RegisterOrganisationInput {
  readonly idempotencyKey?: string | null
  readonly creditIdentifier: string
  readonly name: string
  readonly city?: string | null
}

const registering: readonly Role[] = ['SECRETARIAT', 'COORDINATOR']

/** Enters an organisation. Refuses an identifier whose checks fail, one that is taken, and an unknown city. */
export const registerOrganisation = async (
  hub: Hub,
  caller: Caller,
  input: RegisterOrganisationInput,
): Promise<Outcome<PublicOrganisation>> => {
  const forbidden = forbid(caller, registering, {
    cluster: caller.cluster ?? undefined,
    city: input.city ?? null,
  })
  if (forbidden) return forbidden
  const creditIdentifier = normalCode(input.creditIdentifier)
  const problems = checkText(input.name, 'name', 200)
  if (!isCreditIdentifier(creditIdentifier))
    problems.push(
      problem('CREDIT_IDENTIFIER_INVALID', {
        path: ['creditIdentifier'],
        facts: { found: input.creditIdentifier.slice(0, 40) },
      }),
    )
  if (problems.length > 0) return refused(...problems)
  const { idempotencyKey, ...content } = input

  return writeOnce(hub, caller, 'registerOrganisation', { idempotencyKey, content }, async (db, log) => {
    const city = input.city ? await selectCity(db, input.city) : null
    if (city === undefined) return refusedFor('CITY_UNKNOWN', { code: input.city ?? null }, ['city'])
    // A secretariat of one cluster has no say about the cities of another.
    if (city && caller.cluster !== null && !(await selectIsOfCluster(db, caller.cluster, city.code)))
      return refusedFor('FORBIDDEN', { role: caller.role, allowed: registering })
    const organisation = await insertOrganisation(
      db,
      { creditIdentifier, name: input.name.trim(), city: city?.code ?? null },
      log.tx,
    )
    if (!organisation) return refusedFor('ORGANISATION_KNOWN', { creditIdentifier }, ['creditIdentifier'])
    await log.record({
      kind: 'organisation.registered',
      subject: creditIdentifier,
      city: organisation.city ?? undefined,
      isPublic: true,
      state: { creditIdentifier, name: organisation.name, city: organisation.city },
    })
    return done(organisation)
  })
}
