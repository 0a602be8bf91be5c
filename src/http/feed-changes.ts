import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ChangePage } from '../feed/change-page.ts'
import { hearChanges } from '../feed/hear-changes.ts'
import { mostEntries } from '../feed/read-changes.ts'
import type { Hub } from '../hub.ts'
import type { Variables } from './authenticate.ts'
import { readFeedParameters } from './feed-parameters.ts'
import { problemResponse } from './problem-response.ts'

const longestWait = 30

/** How a refusal of the feed is told: what is gone is to be begun anew, what is unknown is not there. */
export const feedStatus = (problems: readonly { readonly code: string }[]): ContentfulStatusCode => {
  const has = (code: string) => problems.some((found) => found.code === code)
  if (has('UNAUTHENTICATED')) return 401
  if (has('FORBIDDEN')) return 403
  if (has('CURSOR_EXPIRED')) return 410
  return has('CLUSTER_UNKNOWN') || has('CITY_UNKNOWN') || has('SOURCE_UNKNOWN') ? 404 : 400
}

/** `GET /sync/changes?cluster[&after][&first][&kinds][&wait]`: a page of the feed as NDJSON. */
export const feedChanges = (hub: Hub) => async (context: Context<{ Variables: Variables }>) => {
  const asked = readFeedParameters(new URL(context.req.url).searchParams, [
    'cluster',
    'after',
    'first',
    'kinds',
    'wait',
  ])
  const input = { ...asked, after: asked.text('after'), first: asked.whole('first', 1, mostEntries) }
  const wait = asked.whole('wait', 0, longestWait) ?? 0
  if (asked.problems.length > 0) return problemResponse(context, 400, asked.problems)
  const { caller } = context.var
  const { ok: page, problems } = await hearChanges(hub, caller, input, wait * 1000, context.req.raw.signal)
  if (!page) return problemResponse(context, feedStatus(problems), problems)
  return new Response(pageText(page), {
    headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' },
  })
}

const pageText = ({ lines, ...page }: ChangePage): string =>
  `${[...lines, { page }].map((line) => JSON.stringify(line)).join('\n')}\n`
