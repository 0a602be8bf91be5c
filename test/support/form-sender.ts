import type { Hono } from 'hono'
import type { Variables } from '../../src/http/authenticate.ts'

const tokenIn = (page: string): string => /name="form_token" value="([^"]+)"/.exec(page)?.[1] ?? ''

/** Sends forms of pages of an app, with their tokens; faults stay the app's own matter. */
export const openFormSender = (app: Hono<{ Variables: Variables }>) => {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.request(`http://hub.test${path}`, { ...init, headers: { ...(cookie ? { cookie } : {}) } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      jar.set(name!, value!)
    }
    return answer
  }
  return {
    open: ask,
    /** What the cookies hold. */
    cookies: () => [...jar.values()].filter((value) => value !== ''),
    tokenOn: async (path: string) => tokenIn(await (await ask(path)).text()),
    /** The status of the answer to a form, as it is. */
    send: async (path: string, body: FormData): Promise<number> => {
      const answer = await ask(path, { method: 'POST', body })
      await answer.arrayBuffer()
      return answer.status
    },
    /** The status of the answer to a form of a page. */
    submit: async (on: string, path: string, fields: Readonly<Record<string, string>>): Promise<number> => {
      const page = await (await ask(on)).text()
      const body = new URLSearchParams({ form_token: tokenIn(page), ...fields })
      return (await ask(path, { method: 'POST', body })).status
    },
  }
}
