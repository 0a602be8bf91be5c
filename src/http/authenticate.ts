import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { openIdentifying } from '../access/identify-caller.ts'
import { actorOf, anonymous, type Caller } from '../base/caller.ts'
import { problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import type { TurnAway } from './limit-rate.ts'
import { problemResponse } from './problem-response.ts'

/** What a request carries through the app. */
export interface Variables {
  requestId: string
  /** The codes of what is refused in it. */
  refusals: Set<string>
  caller: Caller
  /** The head of the change log when the caller's key was looked at; null for strangers and who is signed in to the console. */
  head: string | null
  actor: string
}

/** Who is signed in to the console by the request's cookie; null: nobody. */
export type ReadSession = (context: Context) => Promise<Caller | null>

/**
 * Turns a bearer key into the caller. No key is anonymous; a key that does not open is refused, not taken as none. Whoever is signed in to
 * the console fetches files as in a page; a cookie alone, which browsers send by themselves, changes nothing. Turns away who asks too often.
 */
export const authenticate = (hub: Hub, readSession: ReadSession, turnAway: TurnAway) => {
  const identify = openIdentifying(hub)
  return createMiddleware<{ Variables: Variables }>(async (context, next) => {
    const header = context.req.header('authorization')
    if (header === undefined) {
      context.set('head', null)
      const signedIn = context.req.method === 'GET' ? await readSession(context) : null
      context.set('caller', signedIn ?? anonymous)
      context.set('actor', signedIn ? actorOf(signedIn) : 'anonymous')
      return turnAway(context, signedIn ?? anonymous) ?? next()
    }
    const secret = /^Bearer\s+(\S+)\s*$/i.exec(header)?.[1]
    const outcome = secret ? await identify(secret) : undefined
    // Whoever guesses keys is a stranger.
    if (outcome?.ok === undefined)
      return turnAway(context, anonymous) ?? problemResponse(context, 401, [problem('UNAUTHENTICATED')])
    const { caller, head } = outcome.ok
    context.set('caller', caller)
    context.set('head', head)
    context.set('actor', actorOf(caller))
    return turnAway(context, caller) ?? next()
  })
}
