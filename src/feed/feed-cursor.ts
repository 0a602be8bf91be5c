/**
 * A place in the log as a caller saw it: the last number that was read, the hash of the commit that contains it (after a restore it
 * no longer fits), and how much of the log was to be seen.
 */
export interface FeedCursor {
  readonly number: number
  readonly hash: string
  readonly view: string
}

/** Stands before the first entry: what the first commit calls its previous hash. */
export const hashOfNothing = '0'.repeat(64)

/** The opaque text of a cursor: base64url. */
export const encodeFeedCursor = ({ number, hash, view }: FeedCursor): string =>
  btoa(`${number}.${hash}.${view}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

const shape = /^(0|[1-9]\d{0,15})\.([0-9a-f]{64})\.([a-z0-9]{0,40})$/

/** What a cursor says, or null if it is none of ours. */
export const decodeFeedCursor = (text: string): FeedCursor | null => {
  if (!/^[A-Za-z0-9_-]{1,300}$/.test(text)) return null
  const [, number, hash, view] = shape.exec(plain(text)) ?? []
  return number !== undefined && Number.isSafeInteger(Number(number))
    ? { number: Number(number), hash: hash!, view: view! }
    : null
}

const plain = (text: string): string => {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return ''
  }
}
