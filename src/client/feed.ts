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

/** Kinds whose resource is not the word before the dot. */
const resources: Readonly<Record<string, string>> = {
  'batch.itemListed': 'batchItem',
  'batch.itemChanged': 'batchItem',
  'batch.itemPublished': 'batchItem',
  'batch.itemAdded': 'batchItem',
  'batch.itemWithdrawn': 'batchItem',
  'batch.itemDropped': 'batchItem',
  'recognition.declared': 'declaration',
  'recognition.excepted': 'exception',
  'cluster.ruleSet': 'clusterRule',
}

/** What a kind of change is of: with the subject the key of a copy, whose state is the latest entry of the key. */
export const resourceOf = (kind: string): string => resources[kind] ?? kind.split('.', 1)[0]!

/** Beside its content an entry repeats what the content says, and only the content is hashed: whether both say the same. */
export const saysItsContent = (entry: FeedEntry): boolean => {
  try {
    const { kind, subject, cluster, city, state = {} } = JSON.parse(entry.content)
    const isCancelled = kind !== 'implementation.recorded' || (state.state === 'CANCELLED') === entry.isTombstone
    return (
      isCancelled &&
      kind === entry.kind &&
      subject === entry.subject &&
      (cluster ?? null) === (entry.cluster ?? null) &&
      (city ?? null) === (entry.city ?? null) &&
      (entry.version === null || entry.version === state.version) &&
      (entry.reason === null || entry.reason === state.reason) &&
      (entry.successor === null || entry.successor === String(state.successor))
    )
  } catch {
    return false
  }
}
