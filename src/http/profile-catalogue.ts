import type { Context } from 'hono'
import { done } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { preferredLanguage } from '../report/problem-wording.ts'
import { proposeCodeMap } from '../sync/propose-code-map.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse, shownProblem } from './problem-response.ts'
import { readUpload } from './read-upload.ts'
import { checkQuery, sourceNamed } from './sync-parameters.ts'
import { syncStatus } from './sync-status.ts'

const names = ['city', 'source', 'file']

/** `POST /sync/profile`: a file of an unknown catalogue; the answer is the code map that it needs, with what speaks for it. */
export const profileCatalogue = (hub: Hub, limit: number) => async (context: Context<{ Variables: Variables }>) => {
  const query = new URL(context.req.url).searchParams
  const wrong = checkQuery(query, { needed: names, known: [...names, 'cluster'] })
  if (wrong.length > 0) return problemResponse(context, 400, wrong)
  const name = query.get('file')!.trim()
  const { raw } = context.req
  const readFile = async () => {
    const bytes = await readUpload(raw, limit)
    return bytes.ok === undefined ? bytes : done({ name, bytes: bytes.ok })
  }
  const options = { limits: { inputBytes: limit }, signal: raw.signal }
  const { ok, problems } = await proposeCodeMap(hub, context.get('caller'), sourceNamed(query), readFile, options)
  if (ok === undefined) return problemResponse(context, syncStatus(problems), problems)
  const language = preferredLanguage(context.req.header('accept-language'))
  const shown = (found: (typeof problems)[number]) => shownProblem(found, language)
  return context.json({ ...ok, missing: ok.missing.map(shown), problems: problems.map(shown) })
}
