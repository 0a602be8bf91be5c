import type { Context } from 'hono'
import { mostItems, readRpdePage } from '../feed/read-rpde-page.ts'
import type { Hub } from '../hub.ts'
import type { Variables } from './authenticate.ts'
import { feedStatus } from './feed-changes.ts'
import { readFeedParameters } from './feed-parameters.ts'
import { problemResponse } from './problem-response.ts'

const usualItems = 500
const usualLicence = 'https://creativecommons.org/licenses/by/4.0/'

/**
 * `GET /sync/rpde/CLUSTER[?afterChangeNumber][&limit]`, or `/sync/rpde?cluster=…`: the feed as Realtime Paged Data Exchange 1.0. What
 * everybody sees may be kept by caches; the last page, to which more will come, only for a moment.
 */
export const feedRpde = (hub: Hub) => async (context: Context<{ Variables: Variables }>) => {
  const url = new URL(context.req.url)
  const named = context.req.param('cluster')
  const names = [...(named === undefined ? ['cluster'] : []), 'afterChangeNumber', 'limit']
  const asked = readFeedParameters(url.searchParams, names, named === undefined ? ['cluster'] : [])
  const input = {
    cluster: named ?? asked.cluster,
    afterChangeNumber: asked.whole('afterChangeNumber', 0, Number.MAX_SAFE_INTEGER) ?? 0,
    limit: asked.whole('limit', 1, mostItems) ?? usualItems,
  }
  if (asked.problems.length > 0) return problemResponse(context, 400, asked.problems)
  const { caller } = context.var
  const { ok: page, problems } = await readRpdePage(hub, caller, input)
  if (!page) return problemResponse(context, feedStatus(problems), problems)
  const isLast = page.items.length === 0
  const shared = isLast ? 'public, max-age=5' : 'public, max-age=3600'
  return context.json(
    { next: nextOf(url, context, page.afterChangeNumber), items: page.items, license: hub.feedLicence ?? usualLicence },
    200,
    { 'cache-control': caller.keyId === null ? shared : 'private, no-store', vary: 'authorization' },
  )
}

/** The specification wants it absolute; in front of the hub stands a proxy that alone knows whether it was asked by TLS. */
const nextOf = (asked: URL, context: Context, afterChangeNumber: number): string => {
  const next = new URL(asked)
  if (context.req.header('x-forwarded-proto') === 'https') next.protocol = 'https:'
  next.searchParams.set('afterChangeNumber', String(afterChangeNumber))
  return next.href
}
