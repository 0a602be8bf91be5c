import { type Digest, isHash, openDigest, sha256 } from './digest.ts'
import { ChainBroken } from './errors.ts'
import { type ChangePage, type FeedCommit, type FeedEntry, saysItsContent } from './feed.ts'
import { type Position, placeOf, positionText, type Verified } from './feed-position.ts'
import type { ChainFault } from './sync-wording.ts'
import type { Language } from './wording.ts'

/** An entry whose commit was verified, and the position that goes on after it. */
export interface VerifiedEntry {
  readonly entry: FeedEntry
  readonly commit: FeedCommit
  readonly position: string
}

/** What of a page is verified now, and the position that goes on after all of it. */
export interface VerifiedPage {
  readonly entries: readonly VerifiedEntry[]
  readonly position: string
  /** The last number that the page reached, whether its commit is whole or not. */
  readonly number: number
  readonly head: number
  readonly hasMore: boolean
}

/** How a commit is read: whole; once more, for it was verified before; or from its middle on, where a bare cursor begins. */
type Reading = 'WHOLE' | 'KNOWN' | 'PARTIAL'

/** A commit in the middle of being read. */
interface Open {
  readonly commit: FeedCommit
  readonly last: number
  readonly root: Digest
  /** The cursor of the page in which it began. */
  readonly cursor: string | null
  reading: Reading
  readonly entries: FeedEntry[]
}

const hashOf = ({ previousHash, firstNumber, count, recordedAt, verb, actor, algorithm, root }: FeedCommit): string =>
  sha256([previousHash, firstNumber, count, recordedAt, verb, actor, algorithm, root].join('\n'))

/**
 * Verifies the change log as it is followed, page by page: the hash of each entry, the root of each commit, the link of each
 * commit to the one before, and that no number is missing, repeated or out of turn. Entries come out once their commit is whole.
 */
export class FeedChain {
  #verified: Verified | null
  #open: Open | null = null
  #next: number | null
  /** The hash of the commit that holds the number before the first page. */
  #anchor: string | null
  /** Whether a commit was seen yet: the first one may have begun before the cursor. */
  #isBegun = false
  #taken: number
  #cursor: string | null

  constructor(
    start: Position,
    readonly language: Language,
  ) {
    this.#verified = start.verified
    this.#taken = start.number
    this.#cursor = start.cursor
    // The cursor of a position that was kept may lie before what was taken.
    const place = placeOf(start.cursor)
    this.#next = place === null ? null : place.number + 1
    this.#anchor = place === null ? null : place.hash
  }

  /** The cursor from which to ask for the next page. */
  get cursor(): string | null {
    return this.#cursor
  }

  /** Takes the page that was asked for with `cursor`. */
  take(page: ChangePage): VerifiedPage {
    const entries: VerifiedEntry[] = []
    const before = this.#next
    for (const line of page.lines) {
      if (line.commit !== undefined) this.#begin(line.commit)
      else if (line.entry !== undefined) this.#cover(line.entry.number, line.entry.hash, line.entry, entries)
      else if (line.withheld !== undefined)
        for (const [i, hash] of line.withheld.hashes.entries()) this.#cover(line.withheld.from + i, hash, null, entries)
    }
    const reached = this.#next === null ? null : this.#next - 1
    const known = Math.max(reached ?? 0, this.#taken)
    if (page.head < known) throw this.#broken('HEAD', known)
    const isShort = page.hasMore ? this.#next === before : this.#open !== null || (reached ?? page.head) < page.head
    if (isShort) throw this.#broken('GAP', (reached ?? 0) + 1)
    this.#cursor = page.nextCursor
    const number = reached ?? this.#taken
    const position = this.#open ? this.#before(this.#open) : this.#position(page.nextCursor, number)
    return { entries, position, number, head: page.head, hasMore: page.hasMore }
  }

  #broken(fault: ChainFault, number: number): ChainBroken {
    return new ChainBroken(this.language, fault, number)
  }

  #position(cursor: string | null, number: number): string {
    return positionText({ cursor, number: Math.max(number, this.#taken), verified: this.#verified })
  }

  #before({ cursor, commit }: Open): string {
    return this.#position(cursor, commit.firstNumber - 1)
  }

  #begin(commit: FeedCommit): void {
    const { firstNumber, count, previousHash, hash } = commit
    if (!Number.isSafeInteger(firstNumber) || !(count > 0) || !isHash(previousHash) || hashOf(commit) !== hash)
      throw this.#broken('LINK', firstNumber)
    if (this.#open) {
      if (this.#open.commit.hash !== hash) throw this.#broken('GAP', this.#next ?? this.#open.commit.firstNumber)
      return
    }
    const last = firstNumber + count - 1
    this.#open = {
      commit,
      last,
      root: openDigest(),
      cursor: this.#cursor,
      reading: this.#link(commit, last),
      entries: [],
    }
    this.#anchor = null
    this.#isBegun = true
  }

  /** Whether a commit follows on what is known, and so how it is to be read. */
  #link({ firstNumber, previousHash, hash }: FeedCommit, last: number): Reading {
    const [known, next] = [this.#verified, this.#next]
    const isCut = next !== null && firstNumber < next
    if (next !== null && firstNumber > next) throw this.#broken('GAP', next)
    if (isCut && this.#isBegun) throw this.#broken('ORDER', firstNumber)
    if (this.#anchor !== null && this.#anchor !== (isCut ? hash : previousHash)) throw this.#broken('LINK', firstNumber)
    if (known === null) return isCut ? 'PARTIAL' : 'WHOLE'
    if (last <= known.through) {
      if (last === known.through && hash !== known.hash) throw this.#broken('LINK', firstNumber)
      return 'KNOWN'
    }
    if (firstNumber > known.through + 1) throw this.#broken('GAP', known.through + 1)
    if (firstNumber <= known.through || isCut) throw this.#broken('ORDER', firstNumber)
    if (previousHash !== known.hash) throw this.#broken('LINK', firstNumber)
    return 'WHOLE'
  }

  #cover(number: number, hash: string, entry: FeedEntry | null, into: VerifiedEntry[]): void {
    const open = this.#open
    this.#inTurn(number, open)
    if (open === null) throw this.#broken('GAP', number)
    if (this.#next === null && this.#verified === null && number > open.commit.firstNumber) open.reading = 'PARTIAL'
    this.#next = number + 1
    if (!isHash(hash) || (entry !== null && sha256(entry.content) !== hash)) throw this.#broken('CONTENT_HASH', number)
    if (entry !== null && !saysItsContent(entry)) throw this.#broken('FIELDS', number)
    open.root.addHash(hash)
    if (entry !== null) open.entries.push(entry)
    if (number === open.last) this.#end(open, into)
  }

  #inTurn(number: number, open: Open | null): void {
    const expected = this.#next
    if (expected !== null && number !== expected)
      throw this.#broken(number > expected ? 'GAP' : 'ORDER', Math.min(number, expected))
    const isInside = open !== null && number >= open.commit.firstNumber && number <= open.last
    if (open !== null && !isInside) throw this.#broken('GAP', Math.min(number, open.commit.firstNumber))
    if (expected === null && this.#verified !== null && open?.reading === 'WHOLE' && number > open.commit.firstNumber)
      throw this.#broken('GAP', open.commit.firstNumber)
  }

  #end({ commit, last, root, cursor, reading, entries }: Open, into: VerifiedEntry[]): void {
    this.#open = null
    if (reading === 'KNOWN') return
    if (reading === 'WHOLE' && root.end() !== commit.root) throw this.#broken('ROOT', commit.firstNumber)
    const given = entries.filter(({ number }) => number > this.#taken)
    for (const entry of given.slice(0, -1)) into.push({ entry, commit, position: this.#position(cursor, entry.number) })
    this.#verified = { through: last, hash: commit.hash }
    this.#taken = last
    const final = given.at(-1)
    if (final) into.push({ entry: final, commit, position: this.#position(this.#cursor, last) })
  }
}
