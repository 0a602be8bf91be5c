import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { createMiddleware } from 'hono/factory'
import type { Caller } from '../base/caller.ts'
import { databaseTrouble, retryAfter } from '../db/database-trouble.ts'
import type { Hub } from '../hub.ts'
import { mountAssets } from './assets.ts'
import { beginVisit, blankVisit } from './begin-visit.ts'
import { guardPost } from './guard-post.tsx'
import { mountPages } from './mount-pages.ts'
import { showState } from './respond.tsx'
import { securityHeaders } from './security-headers.ts'
import type { Signing } from './signing.ts'
import type { ConsoleContext, ConsoleSettings, ConsoleVariables } from './visit.ts'

export interface ConsoleHost {
  readonly signing: Signing
  /** Bytes of an uploaded file. */
  readonly uploadLimit: number
  /** Turns away who asks too often; undefined: come in. */
  readonly turnAway: (context: Context, caller: Caller) => Response | undefined
  readonly onFault: (fault: unknown, requestId: string) => void
}

/** The pages for people. They show what the verbs answer, and decide nothing. */
export const openConsole = (
  hub: Hub,
  settings: ConsoleSettings,
  { signing, uploadLimit, onFault, turnAway }: ConsoleHost,
) => {
  const app = new Hono<{ Variables: ConsoleVariables }>()
  app.use('/assets/*', compress())
  mountAssets(app)
  const limited = bodyLimit({
    maxSize: uploadLimit,
    onError: (context) => showState(context as ConsoleContext, 'tooLarge', 413),
  })
  const seldom = createMiddleware<{ Variables: ConsoleVariables }>(async (context, next) =>
    turnAway(context, context.get('visit').caller) ? showState(context, 'tooOften', 429) : next(),
  )
  // What no database can hold is nobody's name, and no browser's doing.
  const readable = createMiddleware<{ Variables: ConsoleVariables }>(async (context, next) =>
    /%00/.test(context.req.url) ? showState(context, 'unknown', 404) : next(),
  )
  for (const path of ['/console', '/console/*', '/can-handle'])
    app.use(path, compress(), securityHeaders, beginVisit(hub, settings, signing), seldom, readable, limited, guardPost)
  mountPages(app, signing)
  app.get('/', (context) => context.redirect('/console', 302))
  app.all('/console/*', (context) => showState(context, 'unknown', 404))
  app.onError((fault, context) => {
    onFault(fault, context.get('requestId'))
    const trouble = databaseTrouble(fault)
    // Before anybody knew who asks there is still a page to say so on.
    if (!context.get('visit')) context.set('visit', blankVisit(hub, settings, context))
    if (!trouble) return showState(context, 'fault', 500)
    context.header('retry-after', String(retryAfter[trouble]))
    return showState(context, trouble === 'DATABASE_FULL' ? 'full' : 'away', 503)
  })
  return app
}
