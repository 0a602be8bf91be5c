import { selectCities, selectCluster, selectMemberships } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { briefResolutions } from './brief-resolutions.ts'
import { selectMeeting } from './joint-meeting.sql.ts'
import type { MinutesBrief } from './minutes-brief.ts'
import { selectResolutions } from './resolution.sql.ts'

/**
 * What the minutes of a meeting say, by what is recorded of it now: they are written after it, and whatever its report was sealed
 * as. For every key that reaches the cluster. Refuses a meeting that there is not.
 */
export const readMinutes = async (
  hub: Hub,
  caller: Caller,
  { cluster: code, edition }: { readonly cluster: string; readonly edition: number },
): Promise<Outcome<MinutesBrief>> => {
  const { db } = hub
  const forbidden = forbid(caller, roles, { cluster: code })
  if (forbidden) return forbidden
  const cluster = await selectCluster(db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
  const meeting = await selectMeeting(db, code, edition, null)
  if (!meeting) return refusedFor('MEETING_UNKNOWN', { edition }, ['edition'])
  const { title, host, heldOn, agenda, participants, observers, agreements, nextList, texts } = meeting
  const asOf = civilDateAt(hub.now())
  const own = await selectResolutions(db, { cluster: code, edition, asOf, knownAt: null })
  const resolutions = briefResolutions(own, { edition, asOf, since: null })
  const members = await selectMemberships(db, [cluster.id], heldOn ?? asOf)
  const memberCodes = new Set(members.filter(({ role }) => role === 'MEMBER').map(({ city }) => city.code))
  const named = resolutions.flatMap(({ leadCity, coCities }) => [leadCity, ...coCities])
  const others = [
    host,
    ...participants.map(({ city }) => city),
    ...(nextList?.entries ?? []).map((one) => one.leadCity),
  ]
  const cities = await selectCities(db, [...new Set([...memberCodes, ...named, ...others])])
  return done({
    ...{ cluster, edition, title, host, heldOn, agenda, participants, observers, agreements, nextList, resolutions },
    knownAt: hub.now().toISOString(),
    cities: cities
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, name }) => ({ code, name, isMember: memberCodes.has(code) })),
    texts: Object.fromEntries(texts.map(({ part, text }) => [part, text])),
  })
}
