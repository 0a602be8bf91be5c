import { compareBytes } from '../base/byte-order.ts'
import { openDigest } from './digest.ts'

/** A row as it is compared: its key, version and hash. */
export interface KnownRow {
  readonly key: string
  readonly version: number
  readonly hash: string
}

/** Keys after one (not itself) up to another (itself too); null is open. */
export interface KeyRange {
  readonly after: string | null
  readonly upTo: string | null
}

/** Rows in the order of their keys, each key once. */
export interface KnownRows {
  readonly count: number
  countIn(range: KeyRange): number
  /** SHA-256 over `key TAB version TAB hash LF` of a range, in order. */
  checksum(range: KeyRange): string
  rowsIn(range: KeyRange): KnownRow[]
  /** All of them, one by one. */
  rows(): Iterable<KnownRow>
  find(key: string): KnownRow | null
}

const hashBytes = 32

/**
 * Collects rows in any order in little memory (a million in about a hundred megabytes): of a key that comes twice the highest version
 * stays, and of the same version the later.
 */
export const collectRows = () => {
  const keys: string[] = []
  let versions = new Float64Array(1024)
  let hashes = Buffer.alloc(1024 * hashBytes)
  const grow = () => {
    const wider = new Float64Array(versions.length * 2)
    wider.set(versions)
    versions = wider
    hashes = Buffer.concat([hashes, Buffer.alloc(hashes.length)])
  }
  return {
    add({ key, version, hash }: KnownRow): void {
      const at = keys.push(key) - 1
      if (at >= versions.length) grow()
      versions[at] = version
      hashes.write(hash, at * hashBytes, 'hex')
    },
    end: (): KnownRows => inOrder(keys, versions, hashes),
  }
}

const inOrder = (keys: readonly string[], versions: Float64Array, hashes: Buffer): KnownRows => {
  const sorted = Uint32Array.from(keys, (_, i) => i).sort(
    (a, b) => compareBytes(keys[a]!, keys[b]!) || versions[a]! - versions[b]! || a - b,
  )
  const order = sorted.filter((at, i) => keys[at] !== keys[sorted[i + 1]!])
  const rowAt = (i: number): KnownRow => {
    const at = order[i]!
    const hash = hashes.toString('hex', at * hashBytes, (at + 1) * hashBytes)
    return { key: keys[at]!, version: versions[at]!, hash }
  }
  /** How many keys are not above a key. */
  const upTo = (key: string): number => {
    let [low, high] = [0, order.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compareBytes(keys[order[middle]!]!, key) <= 0) low = middle + 1
      else high = middle
    }
    return low
  }
  const placesOf = (range: KeyRange): readonly [from: number, to: number] => [
    range.after === null ? 0 : upTo(range.after),
    range.upTo === null ? order.length : upTo(range.upTo),
  ]
  const rowsIn = (range: KeyRange): KnownRow[] => {
    const [from, to] = placesOf(range)
    return Array.from({ length: Math.max(0, to - from) }, (_, i) => rowAt(from + i))
  }
  return {
    count: order.length,
    countIn(range) {
      const [from, to] = placesOf(range)
      return Math.max(0, to - from)
    },
    checksum(range) {
      const [from, to] = placesOf(range)
      const digest = openDigest()
      for (let i = from; i < to; i++) {
        const { key, version, hash } = rowAt(i)
        digest.add(`${key}\t${version}\t${hash}\n`)
      }
      return digest.end()
    },
    rowsIn,
    *rows() {
      for (let i = 0; i < order.length; i++) yield rowAt(i)
    },
    find(key) {
      const at = upTo(key) - 1
      return at >= 0 && keys[order[at]!] === key ? rowAt(at) : null
    },
  }
}
