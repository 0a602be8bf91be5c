import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { CityCluster } from '../access/city-cluster.ts'
import { selectClusters } from '../access/cluster.sql.ts'
import { identifySession } from '../access/identify-session.ts'
import { mayReadDrafts } from '../access/rights.ts'
import { tokenOf } from '../access/session.ts'
import { actorOf, anonymous } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import type { Hub } from '../hub.ts'
import { type Language, preferredLanguage } from '../report/problem-wording.ts'
import { readLanguageCookie, readSigned, writeSigned } from './cookies.ts'
import type { Signing } from './signing.ts'
import type { ConsoleSettings, ConsoleVariables } from './visit.ts'

/** Who is behind the request's session, or null: none, over, or its key has ended. */
export const signedInBy = async (hub: Hub, settings: ConsoleSettings, signing: Signing, context: Context) => {
  const token = await readSigned(context, settings, signing, 'session')
  const found = token === null ? undefined : await identifySession(hub, token)
  return token === null || found?.ok === undefined ? null : { token, ...found.ok }
}

const languageOf = (context: Context): Language => {
  const chosen = readLanguageCookie(context)
  return chosen === 'zh' || chosen === 'en' ? chosen : preferredLanguage(context.req.header('accept-language'))
}

/** Who is not signed in gets a mark of its own, so that forms belong to the browser that they were shown to. */
const visitorToken = async (hub: Hub, settings: ConsoleSettings, signing: Signing, context: Context) => {
  const known = await readSigned(context, settings, signing, 'visit')
  if (known !== null) return known
  const made = tokenOf(hub.randomBytes(16))
  await writeSigned(context, settings, signing, 'visit', made)
  return made
}

/** A visit of which nothing could be found out: what a page needs to say why. */
export const blankVisit = (hub: Hub, settings: ConsoleSettings, context: Context): ConsoleVariables['visit'] => ({
  hub,
  caller: anonymous,
  signedIn: null,
  language: languageOf(context),
  formToken: '',
  url: new URL(context.req.url),
  today: civilDateAt(hub.now()),
  clusters: [],
  settings,
})

/** Finds out who asks, in which language, and what the key reaches. */
export const beginVisit = (hub: Hub, settings: ConsoleSettings, signing: Signing) =>
  createMiddleware<{ Variables: ConsoleVariables }>(async (context, next) => {
    const signedIn = await signedInBy(hub, settings, signing, context)
    const caller = signedIn?.caller ?? anonymous
    const clusters: readonly CityCluster[] = await selectClusters(hub.db)
    const belongsTo = signedIn?.token ?? (await visitorToken(hub, settings, signing, context))
    context.set('actor', signedIn ? actorOf(caller) : 'anonymous')
    context.set('visit', {
      hub,
      caller,
      signedIn,
      language: languageOf(context),
      formToken: await signing.markOf(`form ${belongsTo}`),
      url: new URL(context.req.url),
      today: civilDateAt(hub.now()),
      clusters: clusters.filter(({ code }) => mayReadDrafts(caller, code)),
      settings,
    })
    return next()
  })
