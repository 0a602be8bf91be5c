import type { Context } from 'hono'
import type { Hub } from '../hub.ts'
import { blankVisit } from './begin-visit.ts'
import { showState } from './respond.tsx'
import { securityHeaders } from './security-headers.ts'
import type { ConsoleContext, ConsoleSettings } from './visit.ts'

/** Whether a browser asks for a page there. */
export const isPage = (path: string): boolean => path === '/can-handle' || /^\/console(\/|$)/.test(path)

/** Who is turned away before anybody looked at who asks gets a page, if it was a page that was asked for. */
export const openBusyPage =
  (hub: Hub, settings: ConsoleSettings) =>
  async (context: Context): Promise<Response | null> => {
    if (!isPage(context.req.path)) return null
    const page = context as ConsoleContext
    page.set('visit', blankVisit(hub, settings, context))
    await securityHeaders(page, async () => {
      page.res = await showState(page, 'busy', 503)
    })
    return page.res
  }
