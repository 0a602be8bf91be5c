import type { Context } from 'hono'
import { forbidLog } from '../access/forbid-log.ts'
import { problem } from '../base/problem.ts'
import { exportLog } from '../changes/export-log.ts'
import type { Hub } from '../hub.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse } from './problem-response.ts'
import { textStream } from './text-stream.ts'

/** `GET /audit/export?after=N`: the change log as NDJSON, streamed as fast as it is read. */
export const exportAudit = (hub: Hub) => async (context: Context<{ Variables: Variables }>) => {
  const forbidden = forbidLog(context.get('caller'))
  if (forbidden) return problemResponse(context, context.get('caller').keyId === null ? 401 : 403, forbidden.problems)
  const asked = context.req.query('after') ?? '0'
  const after = /^\d{1,15}$/.test(asked) ? Number(asked) : -1
  const lines = after < 0 ? null : await exportLog(hub, after)
  if (!lines) {
    const facts = { name: 'after', found: asked.slice(0, 40), allowed: '0, or the last number of a commit' }
    return problemResponse(context, 400, [problem('PARAMETER_INVALID', { path: ['after'], facts })])
  }
  return new Response(textStream(ndjson(lines)), {
    headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' },
  })
}

async function* ndjson(lines: AsyncGenerator<object>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`
}
