import { createMiddleware } from 'hono/factory'
import { identifyCaller } from '../access/identify-caller.ts'
import { actorOf, anonymous, type Caller } from '../base/caller.ts'
import { problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import { problemResponse } from './problem-response.ts'

/** What a request carries through the app. */
export interface Variables {
  requestId: string
  caller: Caller
  actor: string
}

/** Turns a bearer key into the caller. No key is anonymous; a key that does not open is refused, not taken as none. */
export const authenticate = (hub: Hub) =>
  createMiddleware<{ Variables: Variables }>(async (context, next) => {
    const header = context.req.header('authorization')
    if (header === undefined) {
      context.set('caller', anonymous)
      context.set('actor', 'anonymous')
      return next()
    }
    const secret = /^Bearer\s+(\S+)\s*$/i.exec(header)?.[1]
    const outcome = secret ? await identifyCaller(hub, secret) : undefined
    if (outcome?.ok === undefined) return problemResponse(context, 401, [problem('UNAUTHENTICATED')])
    context.set('caller', outcome.ok)
    context.set('actor', actorOf(outcome.ok))
    return next()
  })
