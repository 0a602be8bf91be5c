import type { Context } from 'hono'
import { cadenceOf, readPeriod } from '../base/period.ts'
import type { Hub } from '../hub.ts'
import { writeDocument, writeWorkbook } from '../office/index.ts'
import { prepareDispatch } from '../programme/prepare-dispatch.ts'
import { dispatchPaper, dispatchSheets } from '../report/dispatch-paper.ts'
import type { Variables } from './authenticate.ts'
import { download, paperStatus } from './paper-answer.ts'
import { invalidParameter, readPaperParameters } from './paper-parameters.ts'
import { problemResponse } from './problem-response.ts'

const readParameters = (query: URLSearchParams) => {
  const { text, problems, ...rest } = readPaperParameters(query, ['cluster', 'period'])
  const [cluster, period, cadence] = [text('cluster') ?? '', text('period') ?? '', text('cadence')]
  const read = readPeriod(period)
  const fits = cadence === null || read === null || cadenceOf(read) === cadence
  const wrong = fits ? [] : [invalidParameter('cadence', cadence, cadenceOf(read))]
  return { ...rest, cluster, period, problems: [...problems, ...wrong] }
}

/**
 * `GET /papers/dispatch.{docx, xlsx}?cluster&period[&cadence][&organ][&asOf][&knownAt]`: the paper of a period: 周调度单, 旬报告, 月通报 or 季总结. A
 * cadence that is given must be the period's.
 */
export const showDispatch = (hub: Hub, form: 'docx' | 'xlsx') => async (context: Context<{ Variables: Variables }>) => {
  const { organ, problems, ...input } = readParameters(new URL(context.req.url).searchParams)
  if (problems.length > 0) return problemResponse(context, 400, problems)
  const { ok: brief, problems: refusals } = await prepareDispatch(hub, context.get('caller'), input)
  if (!brief) return problemResponse(context, paperStatus(refusals), refusals)
  const content =
    form === 'docx'
      ? await writeDocument(dispatchPaper(brief, organ ?? `${brief.cluster.name}秘书处`))
      : await writeWorkbook(dispatchSheets(brief))
  return download(content, form, `${input.cluster}-${brief.period}-dispatch`)
}
