import type { Context } from 'hono'
import { takeManifest, takeSnapshot } from '../feed/take-snapshot.ts'
import type { Hub } from '../hub.ts'
import type { Variables } from './authenticate.ts'
import { feedStatus } from './feed-changes.ts'
import { readFeedParameters } from './feed-parameters.ts'
import { problemResponse } from './problem-response.ts'
import { textStream } from './text-stream.ts'

type Answering = (context: Context<{ Variables: Variables }>) => Promise<Response>

const askedOf = (context: Context) => {
  const asked = readFeedParameters(new URL(context.req.url).searchParams, ['cluster', 'kinds', 'at'])
  return { problems: asked.problems, input: { cluster: asked.cluster, kinds: asked.kinds, at: asked.text('at') } }
}

/** `GET /sync/snapshot?cluster[&kinds][&at]`: the latest state of everything that is to be seen, as NDJSON. */
export const feedSnapshot =
  (hub: Hub): Answering =>
  async (context) => {
    const asked = askedOf(context)
    if (asked.problems.length > 0) return problemResponse(context, 400, asked.problems)
    const { ok: lines, problems } = await takeSnapshot(hub, context.var.caller, asked.input)
    if (!lines) return problemResponse(context, feedStatus(problems), problems)
    return new Response(textStream(ndjson(lines)), {
      headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' },
    })
  }

/** `GET /sync/snapshot/manifest?cluster[&kinds][&at]`: when it was taken, how often one is, counts and checksum. */
export const feedManifest =
  (hub: Hub): Answering =>
  async (context) => {
    const asked = askedOf(context)
    if (asked.problems.length > 0) return problemResponse(context, 400, asked.problems)
    const { ok: manifest, problems } = await takeManifest(hub, context.var.caller, asked.input)
    if (!manifest) return problemResponse(context, feedStatus(problems), problems)
    return context.json({ manifest }, 200, { 'cache-control': 'no-store' })
  }

/** Lines of JSON, made as they are sent. */
export async function* ndjson(lines: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`
}
