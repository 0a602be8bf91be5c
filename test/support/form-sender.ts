import type { Hono } from 'hono'
import type { Variables } from '../../src/http/authenticate.ts'

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
    /** The status of the answer to a form of a page. */
    submit: async (on: string, path: string, fields: Readonly<Record<string, string>>): Promise<number> => {
      const page = await (await ask(on)).text()
      const token = /name="form_token" value="([^"]+)"/.exec(page)?.[1] ?? ''
      return (await ask(path, { method: 'POST', body: new URLSearchParams({ form_token: token, ...fields }) })).status
    },
  }
}
