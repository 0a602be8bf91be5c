import type { Context } from 'hono'
import { type Problem, problem } from '../base/problem.ts'
import { hasForbiddenCharacter } from '../base/text.ts'
import type { Hub } from '../hub.ts'
import { exportProjects } from '../programme/export-projects.ts'
import { writeOc4ids } from '../report/oc4ids.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse } from './problem-response.ts'
import { textStream } from './text-stream.ts'

const statuses: Readonly<Record<string, 401 | 403 | 404>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CLUSTER_UNKNOWN: 404,
  PROJECTS_NONE: 404,
}

/** `GET /export/oc4ids.json?cluster=…&year=…&asOf=…&prefix=…`: the key projects of an edition as OC4IDS 0.9.5. */
export const exportOc4ids = (hub: Hub) => async (context: Context<{ Variables: Variables }>) => {
  const { input, prefix, problems } = readParameters(new URL(context.req.url).searchParams)
  if (problems.length > 0) return problemResponse(context, 400, problems)
  const outcome = await exportProjects(hub, context.get('caller'), input)
  if (!outcome.ok) {
    const { problems: refusals } = outcome
    return problemResponse(context, statuses[refusals[0]!.code] ?? 400, refusals)
  }
  const { ok: found } = outcome
  const text = writeOc4ids(found, { prefix, uri: context.req.url }, found.projects())
  return new Response(textStream(text), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="${found.cluster.code}-${found.year}-oc4ids.json"`,
      'cache-control': 'no-store',
    },
  })
}

const readParameters = (query: URLSearchParams) => {
  const text = (name: string) => query.get(name)?.trim() || null
  const [cluster, year, prefix] = [text('cluster'), text('year'), text('prefix') ?? 'hutong']
  const wrong = (name: string, found: string, allowed: string): Problem =>
    problem('PARAMETER_INVALID', { path: [name], facts: { name, found: found.slice(0, 60), allowed } })
  return {
    input: { cluster: cluster ?? '', year: year === null ? null : Number(year), asOf: text('asOf') },
    prefix,
    problems: [
      ...(cluster === null ? [problem('PARAMETER_MISSING', { path: ['cluster'], facts: { name: 'cluster' } })] : []),
      ...(hasForbiddenCharacter(cluster ?? '')
        ? [problem('TEXT_NOT_ALLOWED', { path: ['cluster'], facts: { field: 'cluster' } })]
        : []),
      ...(year === null || /^2[01]\d\d$/.test(year) ? [] : [wrong('year', year, '2000–2199')]),
      ...(/^[A-Za-z0-9][A-Za-z0-9-]{0,40}$/.test(prefix) ? [] : [wrong('prefix', prefix, 'oc4ids-xxxxxx')]),
    ],
  }
}
