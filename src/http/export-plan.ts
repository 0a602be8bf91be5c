import type { Context } from 'hono'
import type { Hub } from '../hub.ts'
import { streamCsv, writeWorkbook } from '../office/index.ts'
import { exportPlan } from '../programme/export-plan.ts'
import { planLines, planSheet } from '../report/plan-sheet.ts'
import type { Variables } from './authenticate.ts'
import { readPlanExportParameters } from './plan-parameters.ts'
import { problemResponse } from './problem-response.ts'
import { requestStatus } from './sheet-status.ts'
import { textStream } from './text-stream.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** `GET /plans/export.{xlsx,csv}`: an edition of a list as a sheet that can be edited and imported again. */
export const showPlanSheet =
  (hub: Hub, form: keyof typeof types) => async (context: Context<{ Variables: Variables }>) => {
    const { asked, problems } = readPlanExportParameters(new URL(context.req.url).searchParams)
    if (problems.length > 0) return problemResponse(context, 400, problems)
    const found = await exportPlan(hub, context.get('caller'), asked)
    if (found.ok === undefined) return problemResponse(context, requestStatus(found.problems) ?? 422, found.problems)
    const name = `${found.ok.isSample ? 'sample-' : ''}${asked.cluster}-${asked.list.toLowerCase()}-${asked.year}.${form}`
    const headers = {
      'content-type': types[form],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    }
    if (form === 'csv') return new Response(textStream(streamCsv(planLines(found.ok))), { headers })
    return new Response((await writeWorkbook([planSheet(found.ok)])) as Uint8Array<ArrayBuffer>, { headers })
  }
