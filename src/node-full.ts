import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { problem } from './base/problem.ts'
import { isPage } from './console/busy-page.ts'
import { type Announced, type Crowds, classOf, comeAgain, type RequestClass } from './http/admit.ts'
import { refusalBody } from './http/problem-response.ts'
import { onceWhole } from './node-whole-body.ts'
import { type Language, messageOf, preferredLanguage } from './report/problem-wording.ts'

const announcedBy = (incoming: IncomingMessage): Announced => {
  const [path = '', query = ''] = (incoming.url ?? '').split('?', 2)
  return {
    ...{ method: incoming.method ?? '', path },
    query: (name) => new URLSearchParams(query).get(name) ?? undefined,
    header: (name) => incoming.headers[name] as string | undefined,
  }
}

interface Refusal {
  readonly type: string
  readonly body: Buffer
}

const refusalOf = (kind: RequestClass, path: string, language: Language): Refusal => {
  const tooBusy = problem('TOO_BUSY', { facts: { seconds: comeAgain[kind] } })
  if (path === '/console') {
    const [lang, said] = [language === 'zh' ? 'zh-CN' : 'en', messageOf(tooBusy, language)]
    const page = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>503</title><p>${said}</p></html>`
    return { type: 'text/html; charset=utf-8', body: Buffer.from(page) }
  }
  const facts = { status: 503, isGraphql: path === '/graphql', language, requestId: null }
  return { type: 'application/json', body: Buffer.from(JSON.stringify(refusalBody([tooBusy], facts))) }
}

const isSmall = (kind: RequestClass | null) => kind === 'QUESTION' || kind === 'WRITE'

const made = new Map<string, Refusal>()
/** There are few of them, and they are said often. */
const refusalOnce = (kind: RequestClass, asked: Announced): Refusal => {
  const language = preferredLanguage(asked.header('accept-language'))
  const door = asked.path === '/graphql' ? asked.path : isPage(asked.path) ? '/console' : ''
  const name = `${kind} ${door} ${language}`
  const refusal = made.get(name) ?? refusalOf(kind, door, language)
  made.set(name, refusal)
  return refusal
}

/**
 * Sends away whom a full process would not take on, before anything is made of the request: of three that come, two are to cost next to
 * nothing. Whoever there is a place for goes the usual way.
 */
export const refuseWhenFull = (
  crowds: Crowds,
  onRefused: (method: string) => void,
  otherwise: RequestListener,
): RequestListener => {
  const whole = onceWhole(otherwise)
  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const asked = announcedBy(incoming)
    const kind = classOf(asked)
    if (kind === null || !crowds[kind].sendsAway())
      return (isSmall(kind) && asked.method === 'POST' ? whole : otherwise)(incoming, outgoing)
    onRefused(asked.method)
    const { type, body } = refusalOnce(kind, asked)
    outgoing.writeHead(503, {
      'content-type': type,
      'content-length': body.length,
      'retry-after': String(comeAgain[kind]),
    })
    outgoing.end(body)
  }
}
