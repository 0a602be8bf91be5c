import { type Caller, cityRoles, type Role } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { normalCode } from '../base/credit-identifier.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { problem, warning } from '../base/problem.ts'
import { hex, sha256 } from '../changes/digest.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { type AccessKey, checkKeyCity, issuableBy } from './access-key.ts'
import { selectCity, selectCluster } from './cluster.sql.ts'
import { insertHolder } from './key.sql.ts'
import { makeKey, newSecret, saltedHash } from './make-key.ts'
import { selectOrganisation } from './organisation.sql.ts'
import { forbid } from './rights.ts'

export interface IssueKeyInput {
  readonly idempotencyKey?: string | null
  readonly role: Role
  readonly cluster?: string | null
  readonly city?: string | null
  readonly holder: string
  readonly organisation?: string | null
  readonly expiresAt?: string | null
}

/** A key and, the first time only, its secret. */
export interface IssuedKey {
  readonly accessKey: AccessKey
  readonly secret: string | null
}

/** Makes a key. Refuses a reach that the caller does not have, an unknown cluster, city or organisation, an expiry in the past. */
export const issueKey = async (hub: Hub, caller: Caller, input: IssueKeyInput): Promise<Outcome<IssuedKey>> => {
  const forbidden = forbid(caller, ['SECRETARIAT', 'COORDINATOR'], {
    cluster: input.cluster ?? undefined,
    city: input.city,
  })
  if (forbidden) return forbidden
  if (!issuableBy(caller).includes(input.role))
    return refusedFor('FORBIDDEN', { role: caller.role, allowed: ['SECRETARIAT'] })
  const problems = [...checkText(input.holder, 'holder', 100), ...checkKeyCity(input.role, input.city)]
  if (input.expiresAt && input.expiresAt <= hub.now().toISOString())
    problems.push(problem('EXPIRY_IN_THE_PAST', { path: ['expiresAt'], field: 'expiresAt' }))
  if (problems.length > 0) return refused(...problems)

  const secret = newSecret(hub.randomBytes)
  const salt = hub.randomBytes(16)
  const { idempotencyKey, ...content } = input
  const outcome = await writeOnce(hub, caller, 'issueKey', { idempotencyKey, content }, async (db, log) => {
    const reach = await resolveReach(db, input)
    if (reach.ok === undefined) return reach
    const { clusterId, organisationId } = reach.ok
    const holder = input.holder.trim()
    const city = input.city ?? null
    const kind = input.role === 'PARTNER' ? 'PARTNER_SYSTEM' : 'PERSON'
    const holderId = await insertHolder(db, { kind, name: holder, salt, city, organisationId }, log.tx)
    await log.record({
      kind: 'holder.registered',
      subject: `holder/${holderId}`,
      city: city ?? undefined,
      isPublic: false,
      state: {
        id: holderId,
        kind,
        city,
        organisation: input.organisation ?? null,
        nameHash: await saltedHash(holder, salt),
      },
    })
    const accessKey = await makeKey(db, log, secret, {
      role: input.role,
      cluster: input.cluster ?? null,
      clusterId,
      city,
      holderId,
      holder,
      expiresAt: input.expiresAt ?? null,
      rotatedFrom: null,
    })
    return done({ accessKey, secretHash: hex(await sha256(secret)) })
  })
  return withSecret(outcome, secret)
}

/** The ledger keeps no secret: an answer that was given before comes without it, and says so. */
export const withSecret = async (
  outcome: Outcome<{ accessKey: AccessKey; secretHash: string }>,
  secret: string,
): Promise<Outcome<IssuedKey>> => {
  if (outcome.ok === undefined) return outcome
  const { accessKey, secretHash } = outcome.ok
  return hex(await sha256(secret)) === secretHash
    ? done({ accessKey, secret }, outcome.problems)
    : done({ accessKey, secret: null }, [...outcome.problems, warning('SECRET_ALREADY_SHOWN')])
}

const resolveReach = async (db: Db, input: IssueKeyInput) => {
  const cluster = input.cluster ? await selectCluster(db, input.cluster) : null
  if (cluster === undefined) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster ?? null }, ['cluster'])
  if (cityRoles.includes(input.role) && !(await selectCity(db, input.city!)))
    return refusedFor('CITY_UNKNOWN', { code: input.city ?? null }, ['city'])
  const organisation = input.organisation ? await selectOrganisation(db, normalCode(input.organisation)) : null
  if (organisation === undefined)
    return refusedFor('ORGANISATION_UNKNOWN', { creditIdentifier: input.organisation ?? null }, ['organisation'])
  return done({ clusterId: cluster?.id ?? null, organisationId: organisation?.id ?? null })
}
