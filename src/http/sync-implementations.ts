import type { Context } from 'hono'
import type { Hub } from '../hub.ts'
import { preferredLanguage } from '../report/problem-wording.ts'
import { syncImplementations } from '../sync/sync-implementations.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse } from './problem-response.ts'
import { isSheet, openPushedSheet } from './push-sheet.ts'
import { readUpload } from './read-upload.ts'
import { answerLines } from './sync-answer.ts'
import { readPushParameters } from './sync-parameters.ts'
import { syncStatus } from './sync-status.ts'
import { textStream } from './text-stream.ts'

export const ndjson = { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' }

/**
 * `POST /sync/implementations`: rows of a city's catalogue as NDJSON, or as a sheet (.csv, .xlsx) named by `file`, `version`
 * being that of rows that name none; the answer is one line a row,
 * in their order, and a summary. Who accepts `multipart/form-data` gets the sheet back with its problems marked.
 */
export const pushImplementations = (hub: Hub, limit: number) => async (context: Context<{ Variables: Variables }>) => {
  const { input, sheet: named, problems } = readPushParameters(new URL(context.req.url).searchParams)
  if (problems.length > 0) return problemResponse(context, 400, problems)
  const sheet = isSheet(named)
    ? openPushedSheet(hub, context.get('caller'), input, named, context.req.raw, limit)
    : undefined
  const readBytes = sheet?.readBytes ?? (() => readUpload(context.req.raw, limit))
  const outcome = await syncImplementations(hub, context.get('caller'), input, readBytes)
  if (outcome.ok === undefined) return problemResponse(context, syncStatus(outcome.problems), outcome.problems)
  const language = preferredLanguage(context.req.header('accept-language'))
  const answer = sheet?.placed(outcome.ok) ?? outcome.ok
  if (!sheet || !context.req.header('accept')?.includes('multipart/form-data'))
    return new Response(textStream(answerLines(answer, language)), { headers: ndjson })
  const form = new FormData()
  const pieces: string[] = []
  for await (const piece of answerLines(answer, language)) pieces.push(piece)
  form.set('outcomes', new Blob(pieces, { type: 'application/x-ndjson' }))
  const marked = await sheet.marked(answer, language)
  if (marked) form.set('marked', marked, 'marked.xlsx')
  return new Response(form)
}
