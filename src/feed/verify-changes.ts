import type { Caller } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import type { ChainedCommit } from '../changes/chained-commit.ts'
import { hex, sha256, sha256Hex } from '../changes/digest.ts'
import type { Hub } from '../hub.ts'
import type { ChangeLine } from './change-page.ts'
import { hashOfNothing } from './feed-cursor.ts'
import { mostEntries, readChanges } from './read-changes.ts'

/** What breaks the chain: an entry, the root of a commit, the commit itself, its link, or a number that is missing. */
export type ChainFault = 'ENTRY' | 'ROOT' | 'COMMIT' | 'LINK' | 'GAP'

/** How far the log was verified, from its beginning, and what is wrong with the next number, if anything. */
export interface VerifiedLog {
  readonly entries: number
  readonly commits: number
  /** Entries of which only the hash is told. */
  readonly withheld: number
  readonly headHash: string
  readonly head: number
  readonly isWhole: boolean
  readonly fault: { readonly code: ChainFault; readonly number: number } | null
}

/** How long it works before it answers how far it is. */
const longest = 10_000

const textOf = ({
  previousHash,
  firstNumber,
  count,
  recordedAt,
  verb,
  actor,
  algorithm,
  root,
}: ChainedCommit): string => [previousHash, firstNumber, count, recordedAt, verb, actor, algorithm, root].join('\n')

const bytesOf = (hashes: readonly string[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(hashes.length * 32)
  hashes.forEach((hash, n) => {
    for (let i = 0; i < 32; i++) bytes[n * 32 + i] = Number.parseInt(hash.slice(i * 2, i * 2 + 2), 16)
  })
  return bytes
}

/** The chain as it is read, line by line. */
class Chain {
  readonly done = { entries: 0, commits: 0, withheld: 0, headHash: hashOfNothing }
  next = 1
  #open: { readonly commit: ChainedCommit; readonly hashes: string[] } | null = null

  /** What is wrong with a line; null: nothing. */
  async take(line: ChangeLine): Promise<ChainFault | null> {
    if ('commit' in line) return this.#begin(line.commit)
    const [from, hashes] =
      'entry' in line ? [line.entry.number, [line.entry.hash]] : [line.withheld.from, line.withheld.hashes]
    if (from !== this.next || !this.#open) return 'GAP'
    if ('entry' in line && sha256Hex(line.entry.content) !== line.entry.hash) return 'ENTRY'
    if ('withheld' in line) this.done.withheld += hashes.length
    for (const hash of hashes) this.#open.hashes.push(hash)
    this.next += hashes.length
    this.done.entries += hashes.length
    return this.#open.hashes.length === this.#open.commit.count ? this.#end(this.#open) : null
  }

  #begin(commit: ChainedCommit): ChainFault | null {
    if (this.#open?.commit.hash === commit.hash) return null
    if (this.#open || commit.firstNumber !== this.next) return 'GAP'
    if (commit.previousHash !== this.done.headHash) return 'LINK'
    if (sha256Hex(textOf(commit)) !== commit.hash) return 'COMMIT'
    this.#open = { commit, hashes: [] }
    return null
  }

  async #end({ commit, hashes }: { commit: ChainedCommit; hashes: readonly string[] }): Promise<ChainFault | null> {
    if (hex(await sha256(bytesOf(hashes))) !== commit.root) return 'ROOT'
    this.done.headHash = commit.hash
    this.done.commits += 1
    this.#open = null
    return null
  }
}

/**
 * Verifies the change log as a follower of the feed does: each entry that the caller sees by its hash, every commit by its root, and
 * that no number is missing. Whoever does not trust the hub exports the log and verifies it elsewhere.
 */
export const verifyChanges = async (
  hub: Hub,
  caller: Caller,
  { cluster }: { readonly cluster: string },
): Promise<Outcome<VerifiedLog>> => {
  const began = performance.now()
  const chain = new Chain()
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof readChanges>> = await readChanges(hub, caller, {
      ...{ cluster, after, first: mostEntries },
    })
    if (page.ok === undefined) return page
    const { lines, nextCursor, hasMore, head } = page.ok
    for (const line of lines) {
      const code = await chain.take(line)
      if (code) return done({ ...chain.done, head, isWhole: false, fault: { code, number: chain.next } })
    }
    if (!hasMore) return done({ ...chain.done, head, isWhole: true, fault: null })
    if (performance.now() - began > longest) return done({ ...chain.done, head, isWhole: false, fault: null })
    after = nextCursor
  }
}
