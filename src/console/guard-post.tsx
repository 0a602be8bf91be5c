import { createMiddleware } from 'hono/factory'
import { readForm } from './forms.ts'
import { showState } from './respond.tsx'
import type { ConsoleVariables } from './visit.ts'

const sameText = (one: string, other: string): boolean => {
  let differs = one.length ^ other.length
  for (let i = 0; i < one.length; i++) differs |= one.charCodeAt(i) ^ other.charCodeAt(i % (other.length || 1))
  return differs === 0
}

/** Whether a browser says that another site sent the form. Old ones say nothing, and then the token alone decides. */
const comesFromElsewhere = (headers: Headers, host: string): boolean => {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return true
  const origin = headers.get('origin')
  return origin !== null && (!URL.canParse(origin) || new URL(origin).host !== host)
}

/** Refuses whatever changes something and was not sent from a page of ours to this very browser (CSRF). */
export const guardPost = createMiddleware<{ Variables: ConsoleVariables }>(async (context, next) => {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return next()
  const visit = context.get('visit')
  const host = context.req.header('x-forwarded-host') ?? context.req.header('host') ?? visit.url.host
  const allowed = visit.settings.publicUrl ? new URL(visit.settings.publicUrl).host : host
  if (comesFromElsewhere(context.req.raw.headers, allowed)) return showState(context, 'formExpired', 403)
  const sent = (await readForm(context)).text('form_token')
  return sameText(sent, visit.formToken) ? next() : showState(context, 'formExpired', 403)
})
