import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
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
  readonly onFault: (fault: unknown, requestId: string) => void
}

/** The pages for people. They show what the verbs answer, and decide nothing. */
export const openConsole = (hub: Hub, settings: ConsoleSettings, { signing, uploadLimit, onFault }: ConsoleHost) => {
  const app = new Hono<{ Variables: ConsoleVariables }>()
  app.use('/assets/*', compress())
  mountAssets(app)
  const limited = bodyLimit({
    maxSize: uploadLimit,
    onError: (context) => showState(context as ConsoleContext, 'tooLarge', 413),
  })
  for (const path of ['/console', '/console/*', '/can-handle'])
    app.use(path, compress(), securityHeaders, beginVisit(hub, settings, signing), limited, guardPost)
  mountPages(app, signing)
  app.get('/', (context) => context.redirect('/console', 302))
  app.all('/console/*', (context) => showState(context, 'unknown', 404))
  app.onError((fault, context) => {
    onFault(fault, context.get('requestId'))
    const trouble = databaseTrouble(fault)
    if (!context.get('visit')) {
      // Before anybody knew who asks there is no page to show it on, but for what a person has to be told.
      if (!trouble) throw fault
      context.set('visit', blankVisit(hub, settings, context))
    }
    if (!trouble) return showState(context, 'fault', 500)
    context.header('retry-after', String(retryAfter[trouble]))
    return showState(context, trouble === 'DATABASE_FULL' ? 'full' : 'away', 503)
  })
  return app
}
