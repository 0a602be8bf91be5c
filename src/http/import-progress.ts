import type { Context } from 'hono'
import { done } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import type { TableFile } from '../office/index.ts'
import { type ImportProgressInput, importProgress } from '../programme/import-progress.ts'
import { type PlanList, planLists } from '../programme/plan-row.ts'
import { type OnProblem, onProblems } from '../recognition/registration.ts'
import { markedSheet } from '../report/marked-sheet.ts'
import { preferredLanguage } from '../report/problem-wording.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse, shownProblem } from './problem-response.ts'
import { readUpload } from './read-upload.ts'
import { requestStatus } from './sheet-status.ts'
import { checkQuery, oneOf } from './sync-parameters.ts'

const known = ['cluster', 'city', 'file', 'list', 'year', 'onDay', 'revise', 'onProblem', 'dryRun']

const readParameters = (query: URLSearchParams, idempotencyKey: string | undefined) => {
  const text = (name: string) => query.get(name)?.trim() || null
  const year = text('year')
  const input: ImportProgressInput = {
    idempotencyKey: idempotencyKey ?? null,
    ...{ cluster: text('cluster') ?? '', city: text('city') ?? '' },
    ...{ list: text('list') as PlanList | null, year: year === null ? null : Number(year), onDay: text('onDay') },
    ...{ revises: text('revise') === 'true', dryRun: text('dryRun') === 'true' },
    onProblem: (text('onProblem') ?? 'REJECT_ALL') as OnProblem,
  }
  const problems: Problem[] = [
    ...checkQuery(query, { needed: ['cluster', 'city', 'file'], known }),
    ...oneOf(query, 'list', planLists),
    ...oneOf(query, 'onProblem', onProblems),
    ...oneOf(query, 'revise', ['true', 'false']),
    ...(year === null || /^\d{4}$/.test(year)
      ? []
      : [
          problem('PARAMETER_INVALID', {
            path: ['year'],
            facts: { name: 'year', found: year.slice(0, 60), allowed: '2026' },
          }),
        ]),
  ]
  return { input, fileName: text('file') ?? '', problems }
}

/** `POST /progress/import`: a sheet of entries as the body; the answer in counts and problems, and the marked sheet if asked for. */
export const importProgressSheet = (hub: Hub, limit: number) => async (context: Context<{ Variables: Variables }>) => {
  const query = new URL(context.req.url).searchParams
  const { input, fileName, problems } = readParameters(query, context.req.header('idempotency-key'))
  if (problems.length > 0) return problemResponse(context, 400, problems)
  let file: TableFile | undefined
  const fileAsked = async () => {
    const bytes = await readUpload(context.req.raw, limit)
    if (bytes.ok === undefined) return bytes
    file = { name: fileName, bytes: bytes.ok }
    return done(file)
  }
  const reading = { limits: { inputBytes: limit }, signal: context.req.raw.signal }
  const outcome = await importProgress(hub, context.get('caller'), input, fileAsked, reading)
  const early = outcome.ok ? undefined : requestStatus(outcome.problems)
  if (early) return problemResponse(context, early, outcome.problems)

  const language = preferredLanguage(context.req.header('accept-language'))
  const { headerRows, outcomes, ...counts } = outcome.ok ?? { ...nothing, headerRows: [], outcomes: [] }
  const isFine = outcome.ok !== undefined && (input.dryRun || counts.isRecorded || counts.rejected === 0)
  const shown = { ...counts, problems: outcome.problems.map((found) => shownProblem(found, language)) }
  const status = isFine ? 200 : 422
  if (!context.req.header('accept')?.includes('multipart/form-data')) return context.json(shown, status)
  const form = new FormData()
  form.set('outcome', new Blob([JSON.stringify(shown)], { type: 'application/json' }))
  const marked = file && (await markedSheet(file, outcome.problems, language, headerRows))
  if (marked) form.set('marked', marked, 'marked.xlsx')
  return new Response(form, { status })
}

const nothing = { isRecorded: false, received: 0, entered: 0, unchanged: 0, rejected: 0 }
