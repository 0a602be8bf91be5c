import type { Hono } from 'hono'
import type { Variables } from './authenticate.ts'

/** What keeps the hub from serving; empty when it is ready. */
export type Readiness = () => Promise<readonly string[]>

const patience = 2000
/** Of a fault nothing more: it would tell a stranger where the database is. */
const silence = 'the database does not answer'

/** `/healthz`: the process lives. `/readyz`: the database answers and its migrations are in, or 503 with what is missing. */
export const mountHealth = (app: Hono<{ Variables: Variables }>, readiness: Readiness) => {
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get('/readyz', async (context) => {
    const missing = await Promise.race([
      readiness().catch(() => [silence]),
      new Promise<string[]>((resolve) => setTimeout(() => resolve([silence]), patience).unref?.()),
    ])
    return missing.length === 0
      ? context.json({ status: 'ready' })
      : context.json({ status: 'not ready', missing }, 503)
  })
}
