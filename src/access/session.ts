import type { Caller } from '../base/caller.ts'
import { encoded } from './access-key.ts'

/** How a session was begun. */
export type SignInWay = 'KEY' | 'LINK' | 'OIDC' | 'DEMO'

/** A session as it is begun: the token is the browser's to keep, and only its hash is kept here. */
export interface StartedSession {
  readonly token: string
  readonly expiresAt: string
}

/** Who is signed in. */
export interface SignedIn {
  readonly caller: Caller
  /** The name of the key's holder. */
  readonly holder: string
  /** The name of the key's city. */
  readonly cityName: string | null
  readonly expiresAt: string
}

/** A working day: whoever comes the next morning signs in again. */
export const sessionHours = 12

/** How long a link waits for its click, in minutes: by itself, and at most (three days). */
export const usualLinkMinutes = 60
export const longestLinkMinutes = 4320

export const tokenOf = (bytes: Uint8Array): string => encoded(bytes)

export const laterBy = (instant: Date, minutes: number): string =>
  new Date(instant.getTime() + minutes * 60_000).toISOString()
