import type { Problem } from './problem.ts'

/** Why nothing was answered: words, because they are shown. An answer has a status instead. */
export const postFailures = [
  'TIMED_OUT',
  'TARGET_NOT_ALLOWED',
  'NAME_UNKNOWN',
  'CONNECTION_REFUSED',
  'CERTIFICATE_NOT_TRUSTED',
  'CONNECTION_FAILED',
] as const
export type PostFailure = (typeof postFailures)[number]

/** What became of a request to another's system: its status, or why there is none. Redirects are not followed. */
export type Posted = { readonly status: number } | { readonly failure: PostFailure }

/** How a host calls others' systems. The host connects; whom it may connect to is decided by the core's own rule. */
export interface Outbound {
  /** What speaks against an address to call, names resolved; nothing if it may be called. */
  readonly examine: (url: string) => Promise<readonly Problem[]>
  readonly post: (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Posted>
}
