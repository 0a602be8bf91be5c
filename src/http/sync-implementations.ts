import type { Context } from 'hono'
import type { Hub } from '../hub.ts'
import { preferredLanguage } from '../report/problem-wording.ts'
import { syncImplementations } from '../sync/sync-implementations.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse } from './problem-response.ts'
import { readUpload } from './read-upload.ts'
import { answerLines } from './sync-answer.ts'
import { readPushParameters } from './sync-parameters.ts'
import { syncStatus } from './sync-status.ts'
import { textStream } from './text-stream.ts'

export const ndjson = { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' }

/** `POST /sync/implementations`: rows of a city's catalogue as NDJSON; the answer is one line a row, in their order, and a summary. */
export const pushImplementations = (hub: Hub, limit: number) => async (context: Context<{ Variables: Variables }>) => {
  const { input, problems } = readPushParameters(new URL(context.req.url).searchParams)
  if (problems.length > 0) return problemResponse(context, 400, problems)
  const outcome = await syncImplementations(hub, context.get('caller'), input, () => readUpload(context.req.raw, limit))
  if (outcome.ok === undefined) return problemResponse(context, syncStatus(outcome.problems), outcome.problems)
  const language = preferredLanguage(context.req.header('accept-language'))
  return new Response(textStream(answerLines(outcome.ok, language)), { headers: ndjson })
}
