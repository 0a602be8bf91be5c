import type { Role } from '../base/caller.ts'
import { type Problem, problem } from '../base/problem.ts'

export type SubscriberState = 'ACTIVE' | 'PAUSED' | 'DEAD'

/** Who may have subscribers. */
export const subscribing: readonly Role[] = ['PARTNER', 'COORDINATOR', 'SECRETARIAT']

/** An address that is told by webhook that there is something to pull, without its secret. */
export interface Subscriber {
  readonly id: number
  readonly cluster: string
  /** Null: a secretariat's. */
  readonly city: string | null
  readonly holder: string
  readonly url: string
  /** Null: all. */
  readonly kinds: readonly string[] | null
  readonly state: SubscriberState
  /** Whether its holder still has a key that is in force. */
  readonly isEntitled: boolean
  readonly deadAt: string | null
  /** The change up to which everything was acknowledged, or was not for it. */
  readonly number: number
  readonly acknowledgedAt: string | null
  /** Changes of the log that lie after it, whether or not they are for it. */
  readonly behind: number
  /** When the first of them was recorded. */
  readonly behindSince: string | null
  readonly attempts: number
  readonly nextAttemptAt: string | null
  readonly lastFailure: string | null
}

/** A city has so many in a cluster at most; so has a secretariat. */
export const mostSubscribers = 20
/** How long the old secret may sign beside the new one. */
export const longestGrace = 10_080
const mostKinds = 50

/** Kinds are those of the change log, `implementation.recorded`. */
export const checkKinds = (kinds: readonly string[] | null | undefined): Problem[] => {
  if (kinds === null || kinds === undefined) return []
  const found = kinds.find((kind) => !/^[a-z][A-Za-z]{0,39}\.[a-z][A-Za-z]{0,39}$/.test(kind))
  if (kinds.length > 0 && kinds.length <= mostKinds && found === undefined) return []
  const facts = { found: found?.slice(0, 60) ?? String(kinds.length), most: mostKinds }
  return [problem('SUBSCRIBER_KINDS_INVALID', { path: ['kinds'], field: 'kinds', facts })]
}
