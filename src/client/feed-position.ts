import { genesis, isHash } from './digest.ts'

/** The last commit that was verified as a whole: the number at which it ends, and its hash. */
export interface Verified {
  readonly through: number
  readonly hash: string
}

/**
 * How far a follower is: the cursor from which to ask the hub, the last number that was taken, and what the chain must go on
 * from. The cursor may lie before the number: a commit that goes over several pages is read again from its start.
 */
export interface Position {
  readonly cursor: string | null
  readonly number: number
  readonly verified: Verified | null
}

export const beginning: Position = { cursor: null, number: 0, verified: { through: 0, hash: genesis } }

/** As one text, to be kept: `cursor.number.through.hash`. */
export const positionText = ({ cursor, number, verified }: Position): string =>
  `${cursor ?? ''}.${number}.${verified?.through ?? ''}.${verified?.hash ?? ''}`

/** What was kept, or a bare cursor of the hub: then the chain is verified from the commit after it on. */
export const positionOf = (text: string | null | undefined): Position => {
  if (text === null || text === undefined || text === '') return beginning
  const [cursor = '', number, through, hash] = text.split('.')
  if (number === undefined) return { cursor, number: placeOf(cursor)?.number ?? 0, verified: null }
  const verified = isHash(hash) ? { through: Number(through), hash } : null
  return { cursor: cursor === '' ? null : cursor, number: Number(number), verified }
}

/**
 * The number that a cursor stands at, and the hash of the commit that holds this number. A cursor is opaque to everybody else: here
 * it only makes the first page as strict as those that follow, and one of another form makes it less so.
 */
export const placeOf = (cursor: string | null): { number: number; hash: string } | null => {
  if (cursor === null) return { number: 0, hash: genesis }
  try {
    const [, number, hash] =
      /^(\d{1,16})\.([0-9a-f]{64})\./.exec(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))) ?? []
    return number === undefined ? null : { number: Number(number), hash: hash! }
  } catch {
    return null
  }
}
