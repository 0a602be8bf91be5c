import { ensureConsoleSecret } from '../access/ensure-console-secret.ts'
import type { Hub } from '../hub.ts'

/** Signs what browsers keep for the console, so that it knows its own again. */
export interface Signing {
  readonly secret: () => Promise<Uint8Array<ArrayBuffer>>
  /** The mark of a text, in letters that can stand in a form. */
  readonly markOf: (text: string) => Promise<string>
}

/** The secret is read once; a reading that failed is not remembered. */
export const openSigning = (hub: Hub): Signing => {
  let read: Promise<Uint8Array<ArrayBuffer>> | undefined
  const secret = () => {
    read ??= ensureConsoleSecret(hub).then(
      (bytes) => new Uint8Array(bytes),
      (fault) => {
        read = undefined
        throw fault
      },
    )
    return read
  }
  const markOf = async (text: string) => {
    const key = await crypto.subtle.importKey('raw', await secret(), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    const mark = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))
    return btoa(String.fromCharCode(...new Uint8Array(mark))).replace(
      /[+/=]/g,
      (sign) => ({ '+': '-', '/': '_' })[sign] ?? '',
    )
  }
  return { secret, markOf }
}
