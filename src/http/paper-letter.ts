import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { checkDate } from '../base/check-date.ts'
import { checkOptionalText } from '../base/check-text.ts'
import { type Problem, problem } from '../base/problem.ts'
import { hasForbiddenCharacter } from '../base/text.ts'
import type { Hub } from '../hub.ts'
import { writeDocument } from '../office/index.ts'
import { type IssueBriefInput, readIssueBrief } from '../programme/read-issue-brief.ts'
import { issueLetter, type LetterKind, letterKinds } from '../report/issue-letter.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse } from './problem-response.ts'

const statuses: Readonly<Record<string, ContentfulStatusCode>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CLUSTER_UNKNOWN: 404,
  ISSUE_UNKNOWN: 404,
}

/** The HTTP status of a paper that cannot be had. */
export const paperStatus = (problems: readonly Problem[]): ContentfulStatusCode =>
  problems.map(({ code }) => statuses[code]).find((status) => status !== undefined) ?? 400

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A file to be kept, never shown in place. */
export const download = (content: Uint8Array, type: string, name: string): Response =>
  new Response(content as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })

const readParameters = (query: URLSearchParams) => {
  const text = (name: string) => query.get(name)?.trim() || null
  const [cluster, number, kind, organ, asOf] = ['cluster', 'issue', 'letter', 'organ', 'asOf'].map(text)
  const invalid = (name: string, found: string, allowed: string) =>
    problem('PARAMETER_INVALID', { path: [name], facts: { name, found: found.slice(0, 60), allowed } })
  const problems = [
    ...Object.entries({ cluster, issue: number, letter: kind })
      .filter(([, value]) => value === null)
      .map(([name]) => problem('PARAMETER_MISSING', { path: [name], facts: { name } })),
    ...(hasForbiddenCharacter(cluster ?? '')
      ? [problem('TEXT_NOT_ALLOWED', { path: ['cluster'], facts: { field: 'cluster' } })]
      : []),
    ...(number && !/^[1-9]\d{0,8}$/.test(number) ? [invalid('issue', number, '1–999999999')] : []),
    ...(kind && !letterKinds.includes(kind as LetterKind) ? [invalid('letter', kind, letterKinds.join(', '))] : []),
    ...checkOptionalText(organ, 'organ', 60),
    ...checkDate(asOf, 'asOf'),
  ]
  const input: IssueBriefInput = { cluster: cluster ?? '', number: Number(number), asOf: asOf ?? null }
  return { input, kind: kind as LetterKind, organ, problems }
}

/** `GET /papers/letter.docx?cluster&issue&letter[&organ][&asOf]`: the letter of an issue (交办函, 提醒函, 督办函) as it was written. */
export const showLetter = (hub: Hub) => async (context: Context<{ Variables: Variables }>) => {
  const { input, kind, organ, problems } = readParameters(new URL(context.req.url).searchParams)
  if (problems.length > 0) return problemResponse(context, 400, problems)
  const { ok: brief, problems: refusals } = await readIssueBrief(hub, context.get('caller'), input)
  if (!brief) return problemResponse(context, paperStatus(refusals), refusals)
  const letter = issueLetter({ ...brief, organ: organ ?? `${brief.cluster.name}秘书处` }, kind)
  if (!letter)
    return problemResponse(context, 404, [problem('LETTER_NOT_WRITTEN', { path: ['letter'], facts: { letter: kind } })])
  const name = `${input.cluster}-issue-${input.number}-${kind.toLowerCase()}.docx`
  return download(await writeDocument(letter), docxType, name)
}
