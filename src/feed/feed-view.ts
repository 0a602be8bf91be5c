import { mayReadDrafts } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'

/** How much of the log somebody sees who asks for a cluster. */
export interface FeedView {
  readonly cluster: string
  /** Every city that the hub ever heard of as a member: what is hub-wide and theirs concerns the cluster. */
  readonly cities: readonly string[]
  /** Also what is not public. */
  readonly seesDrafts: boolean
  /** Also of keys and their holders. */
  readonly seesKeys: boolean
}

/** What a caller sees of a cluster with these members. */
export const viewOf = (caller: Caller, cluster: string, cities: readonly string[], seesKeys: boolean): FeedView => ({
  cluster,
  cities,
  seesDrafts: mayReadDrafts(caller, cluster),
  seesKeys,
})

/** The view in a cursor: enough to tell whether more is to be seen today. */
export const viewMark = ({ cities, seesDrafts, seesKeys }: FeedView): string =>
  `c${cities.length}${seesDrafts ? 'd' : ''}${seesKeys ? 'k' : ''}`

/**
 * Whether more is to be seen than when the cursor was given: a city joined, or the key has got wider rights. What was withheld until
 * then was passed by, and a copy that went on would miss it.
 */
export const isWidened = (mark: string, view: FeedView): boolean => {
  const then = /^c(\d+)(d?)(k?)$/.exec(mark)
  if (!then) return false
  return (
    view.cities.length > Number(then[1]) || (view.seesDrafts && then[2] === '') || (view.seesKeys && then[3] === '')
  )
}
