import { createHash, hash } from 'node:crypto'

/** SHA-256 of a text (as UTF-8) or of bytes, in lower-case hex. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content)

/** SHA-256 of what comes piece by piece. */
export const openDigest = () => {
  const digest = createHash('sha256')
  return {
    add: (piece: string | Uint8Array): void => void digest.update(piece),
    addHash: (hex: string): void => void digest.update(hex, 'hex'),
    end: (): string => digest.digest('hex'),
  }
}

export type Digest = ReturnType<typeof openDigest>

/** The hash before the first commit of the log. */
export const genesis = '0'.repeat(64)

export const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
