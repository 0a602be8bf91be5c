import { mayReadDrafts } from '../access/rights.ts'
import { type Caller, cityRoles } from '../base/caller.ts'

/** How much of the log somebody sees who asks for a cluster. */
export interface FeedView {
  readonly cluster: string
  /** Every city that the hub ever heard of as a member: what is hub-wide and theirs concerns the cluster. */
  readonly cities: readonly string[]
  /** Also what is not public. */
  readonly seesDrafts: boolean
  /** Also of keys and their holders. */
  readonly seesKeys: boolean
  /** The city whose partner systems (`partnerResources`) alone it hears of: a city's key of its own; null: of all. */
  readonly ownCity: string | null
  /** Also what their words mean, which is said to whoever pushes and whoever reads the log. */
  readonly seesCodeMaps: boolean
}

/** What a caller sees of a cluster with these members. */
export const viewOf = (caller: Caller, cluster: string, cities: readonly string[], seesKeys: boolean): FeedView => ({
  cluster,
  cities,
  seesDrafts: mayReadDrafts(caller, cluster),
  seesKeys,
  ownCity: cityRoles.includes(caller.role as never) ? caller.city : null,
  seesCodeMaps: seesKeys || caller.role === 'PARTNER' || caller.role === 'COORDINATOR',
})

/** The view in a cursor: enough to tell whether more is to be seen today. */
export const viewMark = ({ cities, seesDrafts, seesKeys, ownCity, seesCodeMaps }: FeedView): string =>
  `c${cities.length}${seesDrafts ? 'd' : ''}${seesKeys ? 'k' : ''}${seesCodeMaps ? 'm' : ''}${ownCity === null ? '' : `o${ownCity}`}`

/**
 * Whether more is to be seen than when the cursor was given: a city joined, the key has got wider rights, or it is another city's.
 * What was withheld until then was passed by, and a copy that went on would miss it.
 */
export const isWidened = (mark: string, view: FeedView): boolean => {
  const then = /^c(\d+)(d?)(k?)(m?)(?:o(\d+))?$/.exec(mark)
  if (!then) return false
  const [, cities, drafts, keys, codeMaps, ownCity = null] = then
  return (
    view.cities.length > Number(cities) ||
    (view.seesDrafts && (drafts === '' || (ownCity !== null && ownCity !== view.ownCity))) ||
    (view.seesKeys && keys === '') ||
    (view.seesDrafts && view.seesCodeMaps && codeMaps === '')
  )
}
