import { createHash } from 'node:crypto'

/** SHA-256 by the runtime's own WebCrypto, present on Node and on Workers. */
export const sha256 = async (content: Uint8Array | string): Promise<Uint8Array> => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
}

/** The same at once, in hex, for hundreds of thousands of short texts: WebCrypto takes a turn of the event loop for each. */
export const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
