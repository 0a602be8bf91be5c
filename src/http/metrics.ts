import type { Context } from 'hono'
import { forbidLog } from '../access/forbid-log.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse } from './problem-response.ts'

/** The host's figures, and whether anybody may read them. */
export interface Metrics {
  readonly read: () => Promise<string>
  readonly isOpen: boolean
}

/** `GET /metrics`: the text format of Prometheus, for the hub's secretariat and auditors, or for everybody. */
export const showMetrics =
  ({ read, isOpen }: Metrics) =>
  async (context: Context<{ Variables: Variables }>) => {
    const caller = context.get('caller')
    const forbidden = isOpen ? undefined : forbidLog(caller)
    if (forbidden) return problemResponse(context, caller.keyId === null ? 401 : 403, forbidden.problems)
    return new Response(await read(), {
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
    })
  }
