import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { selectAlerts } from './alert.sql.ts'
import type { SyncAlert } from './alert.ts'
import { selectSourceScores } from './partner.sql.ts'
import { type Partner, partnersOf, seeingAll, seeingOwn } from './partner.ts'
import { selectSubscribers } from './subscriber.sql.ts'

/** The city whose part a caller sees; null for all of the cluster. */
const cityFor = (caller: Caller): string | null => (seeingOwn.includes(caller.role as never) ? caller.city : null)

/** How the partners of a cluster do: to a partner system its own city, to coordinators and the secretariat all. */
export const listPartners = async (hub: Hub, caller: Caller, cluster: string): Promise<Outcome<Partner[]>> => {
  const forbidden = forbid(caller, [...seeingOwn, ...seeingAll], { cluster })
  if (forbidden) return forbidden
  const city = cityFor(caller)
  const now = hub.now().toISOString()
  return done(
    partnersOf(
      await selectSourceScores(hub.db, cluster, city, now),
      await selectSubscribers(hub.db, cluster, city, now),
    ),
  )
}

/** The alerts of a cluster, the newest first: to a partner system its own city's. */
export const listAlerts = async (
  hub: Hub,
  caller: Caller,
  asked: {
    readonly cluster: string
    readonly city?: string | null
    readonly openOnly: boolean
    readonly before: number | null
    readonly limit: number
  },
): Promise<Outcome<SyncAlert[]>> => {
  const forbidden = forbid(caller, [...seeingOwn, ...seeingAll], { cluster: asked.cluster })
  if (forbidden) return forbidden
  const own = cityFor(caller)
  if (own !== null && asked.city && asked.city !== own) return done([])
  return done(await selectAlerts(hub.db, { ...asked, city: own ?? asked.city ?? null }))
}
