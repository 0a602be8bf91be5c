import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { withoutSecrets } from '../base/shown-fault.ts'
import type { Traces } from '../base/traces.ts'
import type { Hub } from '../hub.ts'
import type { Variables } from './authenticate.ts'

/** A request that was answered, in words of which there are few: the route as it is mounted, not the path. */
export interface AnsweredRequest {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
  /** The codes of what was refused in it, each once. */
  readonly refusals: readonly string[]
}

/** Who counts requests. */
export interface RequestObserver {
  readonly arrived: () => void
  /** After its answer has begun, or if none came. */
  readonly left: () => void
  readonly answered: (request: AnsweredRequest) => void
}

/** A line of the log: a request answered, or a fault. Never a secret, never content. */
export interface LogEntry {
  readonly level: 'info' | 'error'
  readonly message: string
  readonly requestId?: string
  readonly facts?: Readonly<Record<string, unknown>>
  readonly fault?: unknown
}

interface Followers {
  readonly log: (entry: LogEntry) => void
  readonly observe?: RequestObserver
  readonly traces?: Traces
}

/** Gives each request its id, and tells of its answer: in a line of the log, in the figures, in the trace. */
export const followRequests = (hub: Hub, { log, observe, traces }: Followers) =>
  createMiddleware<{ Variables: Variables }>(async (context, next) => {
    const requestId = hexOf(hub.randomBytes(8))
    const refusals = new Set<string>()
    context.set('requestId', requestId)
    context.set('refusals', refusals)
    context.header('x-request-id', requestId)
    const { method, path } = context.req
    const answer = async () => {
      const began = hub.now().getTime()
      await next()
      // Set once more only where the answer was made without: that makes it anew.
      if (!context.res.headers.has('x-request-id')) context.header('x-request-id', requestId)
      const { status } = context.res
      const ms = hub.now().getTime() - began
      const mounted = routePath(context, -1)
      const route = mounted.includes('*') ? 'other' : mounted
      observe?.answered({ method, route, status, seconds: ms / 1000, refusals: [...refusals] })
      const facts = {
        ...{ method, path: withoutSecrets(path), status, ms, actor: context.get('actor') },
        ...(refusals.size > 0 ? { refused: [...refusals] } : {}),
      }
      log({ level: 'info', message: 'request', requestId, facts })
      return { route, status }
    }
    observe?.arrived()
    try {
      if (!traces) await answer()
      else await traces.request({ method, requestId, header: (name) => context.req.header(name) }, answer)
    } finally {
      observe?.left()
    }
  })

const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
