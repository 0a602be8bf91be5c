import type { Context } from 'hono'
import type { Outcome } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import { attachDocument } from '../programme/attach-document.ts'
import { mostDocumentBytes } from '../programme/attached-document.ts'
import { fetchDocument } from '../programme/fetch-document.ts'
import { type PlanList, planLists } from '../programme/plan-row.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse } from './problem-response.ts'
import { readUpload } from './read-upload.ts'
import { checkQuery, oneOf } from './sync-parameters.ts'

type At = Context<{ Variables: Variables }>

const statuses: Readonly<Record<string, 401 | 403 | 404 | 413>> = {
  ...{ UNAUTHENTICATED: 401, FORBIDDEN: 403, FILE_TOO_LARGE: 413 },
  ...{ CLUSTER_UNKNOWN: 404, PLAN_ROW_UNKNOWN: 404, PROGRESS_UNKNOWN: 404, DOCUMENT_UNKNOWN: 404 },
}

const refusal = (context: At, { problems }: Outcome<unknown>): Response =>
  problemResponse(context, problems.map(({ code }) => statuses[code]).find(Boolean) ?? 422, problems)

const needed = ['cluster', 'city', 'list', 'year', 'number', 'onDay', 'name']

const whole = (query: URLSearchParams, name: string): Problem[] =>
  !query.has(name) || /^[1-9]\d{0,8}$/.test(query.get(name)!)
    ? []
    : [
        problem('PARAMETER_INVALID', {
          path: [name],
          facts: { name, found: query.get(name)!.slice(0, 60), allowed: '1 …' },
        }),
      ]

/** `POST /progress/documents?cluster&city&list&year&number&onDay&name`: the file as the body. */
export const addDocument = (hub: Hub, limit: number) => async (context: At) => {
  const query = new URL(context.req.url).searchParams
  const problems = [
    ...checkQuery(query, { needed, known: needed }),
    ...oneOf(query, 'list', planLists),
    ...[...whole(query, 'year'), ...whole(query, 'number')],
  ]
  if (problems.length > 0) return problemResponse(context, 400, problems)
  const text = (name: string) => query.get(name)!.trim()
  const input = {
    ...{ cluster: text('cluster'), city: text('city'), name: query.get('name')! },
    ...{
      list: text('list') as PlanList,
      year: Number(text('year')),
      number: Number(text('number')),
      onDay: text('onDay'),
    },
  }
  const most = Math.min(limit, mostDocumentBytes)
  const outcome = await attachDocument(hub, context.get('caller'), input, () => readUpload(context.req.raw, most))
  return outcome.ok ? context.json({ document: outcome.ok }, 201) : refusal(context, outcome)
}

/** `GET /progress/documents/:hash?cluster`: as a download and nothing else, whatever it is. */
export const sendDocument = (hub: Hub) => async (context: At) => {
  const query = new URL(context.req.url).searchParams
  const problems = checkQuery(query, { needed: ['cluster'], known: ['cluster'] })
  if (problems.length > 0) return problemResponse(context, 400, problems)
  const asked = { cluster: query.get('cluster')!.trim(), hash: context.req.param('hash') ?? '' }
  const outcome = await fetchDocument(hub, context.get('caller'), asked)
  if (!outcome.ok) return refusal(context, outcome)
  return new Response(outcome.ok.content as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${asked.hash.slice(0, 12)}"; filename*=UTF-8''${rfc8187(outcome.ok.name)}`,
      // Whoever handed it in may have written a page or a script: no browser is to run it as the hub's.
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  })
}

const rfc8187 = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
