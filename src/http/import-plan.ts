import type { Context } from 'hono'
import type { Hub } from '../hub.ts'
import { forbidPlan } from '../programme/forbid-plan.ts'
import { readPlanFile } from '../programme/read-plan-file.ts'
import { registrarOf } from '../programme/register-plan.ts'
import { markedSheet } from '../report/marked-sheet.ts'
import { preferredLanguage } from '../report/problem-wording.ts'
import type { Variables } from './authenticate.ts'
import { readPlanImportParameters } from './plan-parameters.ts'
import { problemResponse } from './problem-response.ts'
import { readUpload } from './read-upload.ts'
import { requestStatus } from './sheet-status.ts'
import { nothing, shownPlan } from './shown-plan.ts'

/**
 * `POST /plans/import`: a sheet of a list (.xlsx, .csv) as the body; the answer in counts, the fields that changed of each row, and problems at
 * their cells. Who accepts `multipart/form-data` gets the same sheet back with its problems marked.
 */
export const importPlan = (hub: Hub, limit: number) => async (context: Context<{ Variables: Variables }>) => {
  const { edition, input, unit, fileName, ...parameters } = readPlanImportParameters(
    new URL(context.req.url).searchParams,
    context.req.header('idempotency-key'),
  )
  if (parameters.problems.length > 0) return problemResponse(context, 400, parameters.problems)
  const caller = context.get('caller')
  const forbidden = forbidPlan(caller, edition.cluster)
  if (forbidden) return problemResponse(context, requestStatus(forbidden.problems) ?? 403, forbidden.problems)
  const body = await readUpload(context.req.raw, limit)
  if (body.ok === undefined) return problemResponse(context, requestStatus(body.problems) ?? 422, body.problems)
  const file = { name: fileName, bytes: body.ok }
  const read = await readPlanFile(edition.list, file, {
    unit,
    limits: { inputBytes: limit },
    signal: context.req.raw.signal,
  })
  const language = preferredLanguage(context.req.header('accept-language'))
  if (read.ok === undefined) return context.json(shownPlan(nothing, [], read.problems, language), 422)
  const { rows, columns, headerRows, placed } = read.ok
  const outcome = await registrarOf(edition.list)(hub, caller, { ...input, rows })
  const early = outcome.ok ? undefined : requestStatus(outcome.problems)
  if (early) return problemResponse(context, early, outcome.problems)
  const problems = [...read.ok.problems, ...outcome.problems.map(placed)]
  const shown = shownPlan(
    outcome.ok ?? { ...nothing, received: rows.length, rejected: rows.length },
    columns,
    problems,
    language,
  )
  const status = outcome.ok && (outcome.ok.isRegistered || input.dryRun) ? 200 : 422
  if (!context.req.header('accept')?.includes('multipart/form-data')) return context.json(shown, status)
  const form = new FormData()
  form.set('outcome', new Blob([JSON.stringify(shown)], { type: 'application/json' }))
  const marked = await markedSheet(file, problems, language, headerRows)
  if (marked) form.set('marked', marked, 'marked.xlsx')
  return new Response(form, { status })
}
