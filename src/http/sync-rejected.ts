import type { Context } from 'hono'
import type { Hub } from '../hub.ts'
import { type Language, preferredLanguage } from '../report/problem-wording.ts'
import { readRejectedRows } from '../sync/list-rejected-rows.ts'
import type { RejectedRow } from '../sync/rejected-row.sql.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse, shownProblem } from './problem-response.ts'
import { ndjson } from './sync-implementations.ts'
import { checkQuery, sourceNamed } from './sync-parameters.ts'
import { syncStatus } from './sync-status.ts'
import { textStream } from './text-stream.ts'

/** `GET /sync/rejected.ndjson`: the rows that wait to be mended as they were sent, with what is wrong; mended they can be pushed as they are. */
export const showRejected = (hub: Hub) => async (context: Context<{ Variables: Variables }>) => {
  const query = new URL(context.req.url).searchParams
  const problems = checkQuery(query, { needed: ['city', 'source'], known: ['city', 'source', 'cluster'] })
  if (problems.length > 0) return problemResponse(context, 400, problems)
  const rows = await readRejectedRows(hub, context.get('caller'), sourceNamed(query))
  if (rows.ok === undefined) return problemResponse(context, syncStatus(rows.problems), rows.problems)
  const language = preferredLanguage(context.req.header('accept-language'))
  return new Response(textStream(lines(rows.ok, language)), { headers: ndjson })
}

async function* lines(rows: AsyncGenerator<RejectedRow>, language: Language): AsyncGenerator<string> {
  for await (const { sent, problems, outcome, firstRejectedAt, lastRejectedAt, push } of rows) {
    const shown = problems.map((found) => shownProblem(found, language))
    const about = JSON.stringify({ outcome, push, firstRejectedAt, lastRejectedAt, problems: shown })
    // The row itself stays as it was sent, to the letter.
    yield `${sent.trimEnd().slice(0, -1)},${about.slice(1)}\n`
  }
}
