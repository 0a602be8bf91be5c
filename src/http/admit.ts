import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type Crowd, type CrowdLimits, openCrowd } from '../base/crowd.ts'
import { problem } from '../base/problem.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse } from './problem-response.ts'

/** Requests that keep a place for about as long as each other; they are counted apart, so that none keeps the others out. */
export type RequestClass = 'QUESTION' | 'WRITE' | 'UPLOAD' | 'LISTENER'
export type Crowds = Readonly<Record<RequestClass, Crowd>>

/** Seconds after which it is worth coming again. */
export const comeAgain: Readonly<Record<RequestClass, number>> = { QUESTION: 1, WRITE: 1, UPLOAD: 5, LISTENER: 5 }

/**
 * What a process takes on: `atOnce` questions, and three times as many that wait their turn if they come in a burst; in a flood a
 * third at once, and nobody waits. Of writes a quarter: they go one after another through the head of the log, and whoever waits there
 * holds a connection. Who uploads has time: they wait all the same. `now` in milliseconds.
 */
export const openCrowds = (atOnce: number, now: () => number): Crowds => {
  const half = Math.ceil(atOnce / 2)
  const limits: Readonly<Record<RequestClass, CrowdLimits>> = {
    QUESTION: { atOnce, waiting: 3 * atOnce, inFlood: Math.ceil(atOnce / 3), patience: 5000 },
    WRITE: { atOnce: Math.ceil(atOnce / 4), waiting: half, inFlood: Math.ceil(atOnce / 8), patience: 5000 },
    UPLOAD: { atOnce: half, waiting: 3 * atOnce, patience: 30_000 },
    LISTENER: { atOnce: 1000, waiting: 0, patience: 0 },
  }
  return {
    QUESTION: openCrowd(limits.QUESTION, now),
    WRITE: openCrowd(limits.WRITE, now),
    UPLOAD: openCrowd(limits.UPLOAD, now),
    LISTENER: openCrowd(limits.LISTENER, now),
  }
}

const never = ['/healthz', '/readyz', '/metrics']
/** A body of this size takes its time, whatever door it comes by; strangers may not send more to the GraphQL door. */
export const largeBody = 256 * 1024

/** What is told of a request before any of it is read, and what its body looks like if that is there. */
export interface Announced {
  /** Whether the body asks GraphQL to write something; not if nobody has looked. */
  readonly isMutation?: boolean
  readonly method: string
  readonly path: string
  readonly query: (name: string) => string | undefined
  readonly header: (name: string) => string | undefined
}

/** What a request is to a process; null: what must answer however full it is, and costs nothing. */
export const classOf = ({ method, path, query, header, isMutation = false }: Announced): RequestClass | null => {
  if (never.includes(path) || path.startsWith('/assets/')) return null
  if (path === '/sync/changes' && query('wait') !== undefined) return 'LISTENER'
  if (method !== 'POST') return 'QUESTION'
  const isForm = /^multipart\//i.test(header('content-type') ?? '')
  // Of strangers no more is taken than what is small, whatever they say or do not say of its length.
  const isUnknown = header('transfer-encoding') !== undefined && header('authorization') !== undefined
  const isLarge = isUnknown || Number(header('content-length') ?? 0) > largeBody
  const isOfConsole = path.startsWith('/console')
  if (isForm || isLarge || (path !== '/graphql' && !isOfConsole)) return 'UPLOAD'
  return isMutation || isOfConsole ? 'WRITE' : 'QUESTION'
}

const announcedBy = ({ req }: Pick<Context, 'req'>): Announced => ({
  ...{ method: req.method, path: req.path },
  ...{ query: (name) => req.query(name), header: (name) => req.header(name) },
})

/** Whether the body of a request, where the host has it already, asks GraphQL to write something. */
export type IsMutation = (context: Context) => boolean

/** Takes on what the process can carry, and sends the rest away at once with 503: it recovers as soon as fewer come. */
export const admit = (
  crowds: Crowds,
  isMutation: IsMutation,
  busyPage: (context: Context) => Promise<Response | null>,
) =>
  createMiddleware<{ Variables: Variables }>(async (context, next) => {
    const kind = classOf({ ...announcedBy(context), isMutation: isMutation(context) })
    if (kind === null) return next()
    if (!(await crowds[kind].enter())) {
      context.header('retry-after', String(comeAgain[kind]))
      const problems = [problem('TOO_BUSY', { facts: { seconds: comeAgain[kind] } })]
      return (await busyPage(context)) ?? problemResponse(context, 503, problems)
    }
    try {
      return await next()
    } finally {
      crowds[kind].leave()
    }
  })
