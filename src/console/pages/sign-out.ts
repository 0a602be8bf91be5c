import { endSession, endSessionsOfHolder } from '../../access/end-session.ts'
import { dropSigned, readSigned } from '../cookies.ts'
import { readForm } from '../forms.ts'
import type { Signing } from '../signing.ts'
import type { ConsoleApp } from '../visit.ts'

/** Out of this browser, or out of all. */
export const mountSignOut = (app: ConsoleApp, signing: Signing): void => {
  app.post('/console/sign-out', async (context) => {
    const { hub, caller, settings } = context.get('visit')
    const token = await readSigned(context, settings, signing, 'session')
    if ((await readForm(context)).text('everywhere') === 'yes') await endSessionsOfHolder(hub, caller)
    if (token !== null) await endSession(hub, token)
    dropSigned(context, settings, 'session')
    return context.redirect('/console/sign-in', 303)
  })
}
