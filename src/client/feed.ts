import { removes } from './feed-kind.ts'

/** A commit of the change log: one writing transaction, linked to the one before by its hash. */
export interface FeedCommit {
  readonly firstNumber: number
  readonly count: number
  readonly recordedAt: string
  readonly verb: string
  readonly actor: string
  readonly algorithm: string
  readonly root: string
  readonly previousHash: string
  readonly hash: string
}

/** A change: what it is about, and the state after it in the very text that is hashed. */
export interface FeedEntry {
  readonly number: number
  readonly kind: string
  readonly subject: string
  readonly cluster: string | null
  readonly city: string | null
  readonly isTombstone: boolean
  readonly reason: string | null
  readonly successor: string | null
  readonly version: number | null
  /** Canonical JSON; `JSON.parse(content).state` is the state after the change. */
  readonly content: string
  readonly hash: string
}

/** Numbers that a filter or a right withholds, with what is needed to verify the chain across them. */
export interface Withheld {
  readonly from: number
  readonly to: number
  readonly hashes: readonly string[]
}

export type FeedLine =
  | { readonly commit: FeedCommit; readonly entry?: undefined; readonly withheld?: undefined }
  | { readonly entry: FeedEntry; readonly commit?: undefined; readonly withheld?: undefined }
  | { readonly withheld: Withheld; readonly commit?: undefined; readonly entry?: undefined }

/** Where a page ends, and how to go on. */
export interface PageEnd {
  readonly after: string | null
  readonly upTo: string | null
  readonly nextCursor: string
  readonly hasMore: boolean
  /** The last number of the log as the page was made. */
  readonly head: number
}

/** One page of the feed, as it came: not verified yet. */
export interface ChangePage extends PageEnd {
  readonly lines: readonly FeedLine[]
}

const textOrNothing = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Beside its content an entry repeats what the content says, and only the content is hashed: whether both say the same. */
export const saysItsContent = (entry: FeedEntry): boolean => {
  try {
    const { kind, subject, cluster = null, city = null, state = {} } = JSON.parse(entry.content)
    const { reason, successor = null, version } = state
    return (
      kind === entry.kind &&
      subject === entry.subject &&
      cluster === entry.cluster &&
      city === entry.city &&
      removes(kind, state) === entry.isTombstone &&
      textOrNothing(reason) === entry.reason &&
      (successor === null ? null : String(successor)) === entry.successor &&
      (typeof version === 'number' ? version : null) === entry.version
    )
  } catch {
    return false
  }
}
