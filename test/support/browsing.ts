import { issueKey } from '../../src/access/issue-key.ts'
import type { Role } from '../../src/base/caller.ts'
import type { ConsoleSettings } from '../../src/console/visit.ts'
import { openHttp } from '../../src/http/app.ts'
import type { Hub } from '../../src/hub.ts'
import { secretariat } from './callers.ts'
import { must } from './cluster.ts'

/** What a browser got: its page as text, without the markup where that does not matter. */
export interface Shown {
  readonly status: number
  readonly html: string
  /** Where it is sent. */
  readonly location: string | null
  readonly headers: Headers
}

const tokenIn = (html: string): string => /name="form_token" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** A browser without a window: keeps cookies, follows nothing, fills forms in. A fault fails the test. */
export const openBrowser = (hub: Hub, console: ConsoleSettings = {}, language = 'zh') => {
  const faults: unknown[] = []
  const app = openHttp(hub, {
    uploadLimit: 1_000_000,
    requestLimit: 1_000_000,
    readiness: async () => [],
    log: ({ fault }) => void (fault && faults.push(fault)),
    console,
  })
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Shown> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'accept-language': language, ...(cookie ? { cookie } : {}), ...init.headers }
    const response = await app.request(`http://hub.test${path}`, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (/max-age=0/i.test(line)) cookies.delete(name!)
      else cookies.set(name!, value!)
    }
    const html = await response.text()
    if (faults.length > 0) throw faults[0]
    return { status: response.status, html, location: response.headers.get('location'), headers: response.headers }
  }
  const open = (path: string) => ask(path)
  const send = (path: string, body: FormData | URLSearchParams | string, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body, headers })
  /** Opens a page and sends a form of it, with the token that stands there. */
  const submit = async (on: string, path: string, fields: Record<string, string> | FormData): Promise<Shown> => {
    const token = tokenIn((await open(on)).html)
    if (fields instanceof FormData) {
      fields.set('form_token', token)
      return send(path, fields)
    }
    return send(path, new URLSearchParams({ form_token: token, ...fields }))
  }
  const signIn = (key: string, next = '/console') => submit('/console/sign-in', '/console/sign-in', { key, next })
  return { open, send, submit, signIn, cookies }
}

/** A new key's secret. */
export const secretFor = async (hub: Hub, role: Role, more: { cluster?: string; city?: string } = {}) => {
  const { secret } = must(await issueKey(hub, secretariat, { role, holder: `${role} 持有人`, ...more }))
  return secret!
}

/** A browser that is signed in. */
export const browserOf = async (hub: Hub, role: Role, more: { cluster?: string; city?: string } = {}) => {
  const browser = openBrowser(hub)
  await browser.signIn(await secretFor(hub, role, more))
  return browser
}
