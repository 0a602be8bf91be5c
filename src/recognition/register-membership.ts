import type { Membership } from '../access/city-cluster.ts'
import { selectClusterForUpdate } from '../access/cluster.sql.ts'
import { checkMembership, enterMembership, type MembershipInput } from '../access/enter-membership.ts'
import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { haltDeclaring, selectAllDeclared } from './declared-items.sql.ts'
import { recordTouched } from './record-affected.ts'

export interface RegisterMembershipInput extends MembershipInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
}

/**
 * Enters a city's membership; one that begins on the same day as a known one replaces it (a correction, or its end). Records
 * what changes with it of the items that are declared of. Refuses an interval that overlaps another of the city, and one that
 * ends before it begins.
 */
export const registerMembership = async (
  hub: Hub,
  caller: Caller,
  input: RegisterMembershipInput,
): Promise<Outcome<Membership>> => {
  const forbidden = forbid(caller, ['SECRETARIAT'], { cluster: input.cluster })
  if (forbidden) return forbidden
  const problems = checkMembership(input)
  if (problems.length > 0) return refused(...problems)
  const { idempotencyKey, ...content } = input

  return writeOnce(
    hub,
    caller,
    'registerMembership',
    { idempotencyKey, content },
    async (db, log): Promise<Outcome<Membership>> => {
      const cluster = await selectClusterForUpdate(db, input.cluster)
      if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
      await haltDeclaring(db, cluster.id)
      const entered = await enterMembership(db, log, cluster, input)
      if (entered.ok === undefined) return refused(...entered.problems)
      const { membership, replaced, isNewMember } = entered.ok
      const doing = {
        cause: replaced ? ('MEMBERSHIP_CORRECTED' as const) : ('MEMBERSHIP_REGISTERED' as const),
        ...{ city: membership.city.code, asOf: civilDateAt(hub.now()), from: membership.validFrom, isNewMember },
      }
      if (membership.role === 'MEMBER' || replaced?.role === 'MEMBER')
        await recordTouched(db, log, doing, cluster, await selectAllDeclared(db, cluster.id))
      return done(membership, entered.problems)
    },
  )
}
