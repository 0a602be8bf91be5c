import type { Context } from 'hono'
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie'
import type { Signing } from './signing.ts'
import type { ConsoleSettings } from './visit.ts'

/** `session`: who is signed in; `visit`: who is not; `oidc`: under way to a provider and back. All signed. */
export type SignedName = 'session' | 'visit' | 'oidc'

const isSecure = (context: Context, { publicUrl }: ConsoleSettings): boolean =>
  (publicUrl ?? context.req.url).startsWith('https:')

/** With https the browser itself keeps the cookie to this very host. */
const nameOf = (name: string, secure: boolean): string => `${secure ? '__Host-' : ''}hutong_${name}`

const attributes = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure }) as const

export const readSigned = async (context: Context, settings: ConsoleSettings, signing: Signing, name: SignedName) =>
  getCookie(context, nameOf(name, isSecure(context, settings)))
    ? (await getSignedCookie(context, await signing.secret(), nameOf(name, isSecure(context, settings)))) || null
    : null

export const writeSigned = async (
  context: Context,
  settings: ConsoleSettings,
  signing: Signing,
  name: SignedName,
  value: string,
  maxAge?: number,
): Promise<void> => {
  const secure = isSecure(context, settings)
  await setSignedCookie(context, nameOf(name, secure), value, await signing.secret(), { ...attributes(secure), maxAge })
}

export const dropSigned = (context: Context, settings: ConsoleSettings, name: SignedName): void => {
  const secure = isSecure(context, settings)
  deleteCookie(context, nameOf(name, secure), { path: '/', secure })
}

const year = 365 * 86_400

export const readLanguageCookie = (context: Context) => getCookie(context, 'hutong_language')

export const writeLanguageCookie = (context: Context, settings: ConsoleSettings, language: string): void =>
  setCookie(context, 'hutong_language', language, { ...attributes(isSecure(context, settings)), maxAge: year })
