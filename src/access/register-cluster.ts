import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { type CityCluster, checkClusterCode } from './city-cluster.ts'
import { insertCluster, insertRule } from './cluster.sql.ts'
import { forbid } from './rights.ts'

export interface RegisterClusterInput {
  readonly idempotencyKey?: string | null
  readonly code: string
  readonly name: string
  readonly isSample: boolean
  readonly isSandbox?: boolean | null
  readonly silenceIsConsent: boolean
}

/** Enters a city cluster. Refuses a code of another shape, and one that is taken. */
export const registerCluster = async (
  hub: Hub,
  caller: Caller,
  input: RegisterClusterInput,
): Promise<Outcome<CityCluster>> => {
  const forbidden = forbid(caller, ['SECRETARIAT'], {})
  if (forbidden) return forbidden
  const { idempotencyKey, ...content } = input
  const problems = [...checkClusterCode(input.code), ...checkText(input.name, 'name', 100)]
  if (problems.length > 0) return refused(...problems)

  return writeOnce(hub, caller, 'registerCluster', { idempotencyKey, content }, async (db, log) => {
    const cluster = await insertCluster(db, { ...input, isSandbox: input.isSandbox ?? false }, log.tx)
    if (!cluster) return refusedFor('CLUSTER_CODE_TAKEN', { code: input.code }, ['code'])
    await insertRule(
      db,
      {
        clusterId: cluster.id,
        rule: 'SILENCE_IS_CONSENT',
        effectiveOn: civilDateAt(hub.now()),
        value: String(input.silenceIsConsent),
      },
      log.tx,
    )
    await log.record({
      kind: 'cluster.registered',
      subject: cluster.code,
      cluster: cluster.code,
      isPublic: true,
      state: {
        code: cluster.code,
        name: cluster.name,
        isSample: cluster.isSample,
        isSandbox: cluster.isSandbox,
        silenceIsConsent: input.silenceIsConsent,
      },
    })
    return done(cluster)
  })
}
