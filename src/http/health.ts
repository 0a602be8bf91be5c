import type { Hono } from 'hono'
import type { Variables } from './authenticate.ts'

/** What keeps the hub from serving; empty when it is ready. */
export type Readiness = () => Promise<readonly string[]>

const patience = 2000

/** `/healthz`: the process lives. `/readyz`: the database answers and its migrations are in, or 503 with what is missing. */
export const mountHealth = (app: Hono<{ Variables: Variables }>, readiness: Readiness) => {
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get('/readyz', async (context) => {
    const missing = await Promise.race([
      readiness().catch((fault: unknown) => [fault instanceof Error ? fault.message : String(fault)]),
      new Promise<string[]>((resolve) =>
        setTimeout(() => resolve(['the database does not answer']), patience).unref?.(),
      ),
    ])
    return missing.length === 0
      ? context.json({ status: 'ready' })
      : context.json({ status: 'not ready', missing }, 503)
  })
}
