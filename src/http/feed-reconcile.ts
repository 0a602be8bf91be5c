import type { Context } from 'hono'
import { mostParts, reconcileRows } from '../feed/reconcile-rows.ts'
import type { Hub } from '../hub.ts'
import type { Variables } from './authenticate.ts'
import { feedStatus } from './feed-changes.ts'
import { readFeedParameters } from './feed-parameters.ts'
import { problemResponse } from './problem-response.ts'

const names = ['city', 'source', 'cluster', 'after', 'before', 'parts']

/** `GET /sync/reconcile?city[&source][&cluster][&after][&before][&parts]`: checksums of a city's rows by ranges of their keys. */
export const feedReconcile = (hub: Hub) => async (context: Context<{ Variables: Variables }>) => {
  const asked = readFeedParameters(new URL(context.req.url).searchParams, names, ['city'])
  const input = {
    city: asked.text('city') ?? '',
    source: asked.text('source'),
    cluster: asked.text('cluster'),
    // As they are: a row's id may begin or end with a blank.
    after: context.req.query('after'),
    before: context.req.query('before'),
    parts: asked.whole('parts', 1, mostParts),
  }
  if (asked.problems.length > 0) return problemResponse(context, 400, asked.problems)
  const { ok, problems } = await reconcileRows(hub, context.var.caller, input)
  if (!ok) return problemResponse(context, feedStatus(problems), problems)
  return context.json(ok, 200, { 'cache-control': 'no-store' })
}
