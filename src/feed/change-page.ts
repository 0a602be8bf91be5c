import type { ChainedCommit } from '../changes/chained-commit.ts'
import { saidIn } from './change-kind.ts'

/** A change as it is told to whoever follows. */
export interface ChangeEntry {
  readonly number: number
  readonly kind: string
  readonly subject: string
  readonly cluster: string | null
  readonly city: string | null
  readonly isTombstone: boolean
  readonly reason: string | null
  readonly successor: string | null
  readonly version: number | null
  /** The canonical JSON text that is hashed. */
  readonly content: string
  readonly hash: string
}

/** Numbers that a filter or a right withholds, with the hashes that the chain needs. */
export interface WithheldChanges {
  readonly from: number
  readonly to: number
  readonly hashes: readonly string[]
}

/** A line of a page, in the order of numbers. */
export type ChangeLine =
  | { readonly commit: ChainedCommit }
  | { readonly entry: ChangeEntry }
  | { readonly withheld: WithheldChanges }

/** A page of the log: every number after `after` up to `upTo` stands in its lines. */
export interface ChangePage {
  readonly lines: readonly ChangeLine[]
  readonly after: string
  readonly upTo: string
  readonly nextCursor: string
  readonly hasMore: boolean
  /** The last number of the log. */
  readonly head: number
}

/** A number of the log as it was read: withheld, if it has no kind. */
interface Read {
  readonly number: number
  readonly hash: string
  readonly kind: string | null
  readonly subject: string | null
  readonly cluster: string | null
  readonly city: string | null
  readonly content: string | null
  readonly commit: ChainedCommit | null
}

/** An entry with what its content says; the content is read when it is asked for that, for most ask for the content itself. */
export const entryOf = (read: Omit<ChangeEntry, 'isTombstone' | 'reason' | 'successor' | 'version'>): ChangeEntry => {
  let found: ReturnType<typeof saidIn> | undefined
  const said = () => {
    found ??= saidIn(read.kind, read.content)
    return found
  }
  return {
    number: read.number,
    kind: read.kind,
    subject: read.subject,
    cluster: read.cluster,
    city: read.city,
    get isTombstone() {
      return said().isTombstone
    },
    get reason() {
      return said().reason
    },
    get successor() {
      return said().successor
    },
    get version() {
      return said().version
    },
    content: read.content,
    hash: read.hash,
  }
}

/** The lines of what was read, numbers without a gap from `after` on. */
export const linesOf = (after: number, reads: readonly Read[]): ChangeLine[] => {
  const lines: ChangeLine[] = []
  let withheld: { from: number; to: number; hashes: string[] } | undefined
  for (const [i, read] of reads.entries()) {
    // Nobody may be told of a page that it is whole when it is not.
    if (read.number !== after + 1 + i) throw new Error(`the log has ${read.number} where ${after + 1 + i} belongs`)
    if (read.commit || read.kind !== null) withheld = undefined
    if (read.commit) lines.push({ commit: read.commit })
    if (isSeen(read)) lines.push({ entry: entryOf(read) })
    else if (withheld) {
      withheld.to = read.number
      withheld.hashes.push(read.hash)
    } else {
      withheld = { from: read.number, to: read.number, hashes: [read.hash] }
      lines.push({ withheld })
    }
  }
  return lines
}

const isSeen = (read: Read): read is Read & { kind: string; subject: string; content: string } => read.kind !== null
