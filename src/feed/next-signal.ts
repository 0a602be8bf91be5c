/** A place in the log. */
export interface Place {
  readonly number: number
  readonly hash: string
}

/** What lies ahead of a subscriber. */
export interface Ahead {
  /** The end of the log. */
  readonly head: Place
  /** How far was looked; null: nothing is there. */
  readonly walked: Place | null
  readonly isAnySeen: boolean
  /** The first alert on the way that it may see, with the entry's content. */
  readonly alert: (Place & { readonly content: string }) | null
}

/** What a subscriber is to be told next: up to where, and of which alert; or only how far nothing was for it. */
export type NextSignal =
  | { readonly upTo: Place; readonly alert: Readonly<Record<string, unknown>> | null }
  | { readonly passBy: Place }
  | null

/** How far is looked at a time. */
export const lookAhead = 5000

/**
 * Decides on the next signal. One tells of everything up to the head; an alert ends it early, so that each alert has a signal of
 * its own and goes out at once. A subscriber further behind than one look reaches hears of alerts by pulling.
 */
export const nextSignal = ({ head, walked, isAnySeen, alert }: Ahead): NextSignal => {
  if (walked === null) return null
  if (alert) {
    const { state } = JSON.parse(alert.content) as { state: Readonly<Record<string, unknown>> }
    return { upTo: { number: alert.number, hash: alert.hash }, alert: state }
  }
  return isAnySeen ? { upTo: head, alert: null } : { passBy: walked }
}
