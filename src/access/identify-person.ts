import { type Caller, itself } from '../base/caller.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { write } from '../changes/write.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { type AccessKey, opensAt } from './access-key.ts'
import { selectCity, selectCluster } from './cluster.sql.ts'
import { endKey } from './end-key.ts'
import { identifyKey } from './identify-caller.ts'
import { insertHolder, selectKey } from './key.sql.ts'
import { makeKey, newSecret, saltedHash } from './make-key.ts'
import { insertOidcPerson, selectKeyOfPersonForUpdate } from './oidc-person.sql.ts'
import type { OidcPerson } from './oidc-person.ts'

/**
 * The caller for a person whom a provider vouches for. The first time the person gets a key, whose secret nobody learns; with other claims
 * another one, and the old one ends. Whose key was revoked here stays out, whatever the provider says.
 */
export const identifyPerson = async (hub: Hub, person: OidcPerson): Promise<Outcome<Caller>> => {
  const outcome = await write(hub, itself, 'identifyPerson', async (db, log): Promise<Outcome<number>> => {
    const cluster = person.cluster === null ? null : await selectCluster(db, person.cluster)
    if (cluster === undefined) return refusedFor('CLUSTER_UNKNOWN', { code: person.cluster }, ['cluster'])
    if (person.city !== null && !(await selectCity(db, person.city)))
      return refusedFor('CITY_UNKNOWN', { code: person.city }, ['city'])
    const keyId = await selectKeyOfPersonForUpdate(db, person)
    const key = keyId === undefined ? undefined : await selectKey(db, keyId)
    if (key && !opensAt(key, hub.now())) return refusedFor('PERSON_KEY_REVOKED')
    if (key && key.role === person.role && key.city === person.city && key.cluster === person.cluster)
      return done(key.id)
    const holderId = key?.holderId ?? (await registerHolder(hub, db, log, person))
    const made = await makeKey(db, log, newSecret(hub.randomBytes), {
      ...{ role: person.role, cluster: person.cluster, city: person.city, holderId, holder: person.name },
      ...{ clusterId: cluster?.id ?? null, expiresAt: null, rotatedFrom: key?.id ?? null },
    })
    if (key) await endWith(hub, db, log, key, made)
    await insertOidcPerson(db, person, made.id, log.tx)
    return done(made.id)
  })
  return outcome.ok === undefined ? outcome : identifyKey(hub, outcome.ok)
}

const endWith = (hub: Hub, db: Db, log: ChangeLog, key: AccessKey, { id }: AccessKey): Promise<void> =>
  endKey(db, log, key, { effectiveAt: hub.now().toISOString(), reason: 'claims changed', successor: id })

const registerHolder = async (hub: Hub, db: Db, log: ChangeLog, { name, city }: OidcPerson): Promise<number> => {
  const salt = hub.randomBytes(16)
  const holderId = await insertHolder(db, { kind: 'PERSON', name, salt, city, organisationId: null }, log.tx)
  const nameHash = await saltedHash(name, salt)
  await log.record({
    kind: 'holder.registered',
    subject: `holder/${holderId}`,
    city: city ?? undefined,
    isPublic: false,
    state: { id: holderId, kind: 'PERSON', city, organisation: null, nameHash },
  })
  return holderId
}
