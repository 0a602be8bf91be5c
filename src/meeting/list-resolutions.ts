import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { type LedgerFilter, matches } from './ledger.ts'
import { selectResolutions } from './resolution.sql.ts'
import type { Resolution } from './resolution.ts'

export interface LedgerInput {
  readonly cluster: string
  readonly filter?: LedgerFilter | null
  readonly asOf?: CivilDate | null
  readonly knownAt?: string | null
}

/** The resolutions that were asked for, and the day as of which they are shown. */
export interface Ledger {
  readonly asOf: CivilDate
  readonly resolutions: readonly Resolution[]
}

/**
 * The ledger of what all meetings of a cluster resolved, as it stood on a day, the latest first. For every key that reaches the
 * cluster.
 */
export const listResolutions = async (hub: Hub, caller: Caller, input: LedgerInput): Promise<Outcome<Ledger>> => {
  const { cluster, filter, knownAt = null } = input
  const forbidden = forbid(caller, roles, { cluster })
  if (forbidden) return forbidden
  const asOf = input.asOf ?? civilDateAt(hub.now())
  const all = await selectResolutions(hub.db, { cluster, edition: filter?.edition ?? null, asOf, knownAt })
  const wanted = all.filter((resolution) => matches(resolution, filter ?? {}, asOf))
  return done({ asOf, resolutions: wanted.sort((a, b) => b.edition - a.edition || a.number - b.number) })
}
