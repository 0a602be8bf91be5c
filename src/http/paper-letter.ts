import type { Context } from 'hono'
import { problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import { writeDocument } from '../office/index.ts'
import { readIssueBrief } from '../programme/read-issue-brief.ts'
import { issueLetter, type LetterKind, letterKinds } from '../report/issue-letter.ts'
import type { Variables } from './authenticate.ts'
import { download, paperStatus } from './paper-answer.ts'
import { invalidParameter, readPaperParameters } from './paper-parameters.ts'
import { problemResponse } from './problem-response.ts'

const readParameters = (query: URLSearchParams) => {
  const { text, problems, ...rest } = readPaperParameters(query, ['cluster', 'issue', 'letter'])
  const [cluster, number, kind] = [text('cluster') ?? '', text('issue') ?? '', text('letter') ?? '']
  const invalid = [
    ...(number === '' || /^[1-9]\d{0,8}$/.test(number) ? [] : [invalidParameter('issue', number, '1–999999999')]),
    ...(kind === '' || letterKinds.includes(kind as LetterKind)
      ? []
      : [invalidParameter('letter', kind, letterKinds.join(', '))]),
  ]
  return { ...rest, cluster, number: Number(number), kind: kind as LetterKind, problems: [...problems, ...invalid] }
}

/** `GET /papers/letter.docx?cluster&issue&letter[&organ][&asOf][&knownAt]`: the letter of an issue (交办函, 提醒函, 督办函) as it was written. */
export const showLetter = (hub: Hub) => async (context: Context<{ Variables: Variables }>) => {
  const { cluster, number, kind, organ, asOf, knownAt, problems } = readParameters(
    new URL(context.req.url).searchParams,
  )
  if (problems.length > 0) return problemResponse(context, 400, problems)
  const input = { cluster, number, asOf, knownAt }
  const { ok: brief, problems: refusals } = await readIssueBrief(hub, context.get('caller'), input)
  if (!brief) return problemResponse(context, paperStatus(refusals), refusals)
  const letter = issueLetter({ ...brief, organ: organ ?? `${brief.cluster.name}秘书处` }, kind)
  if (!letter)
    return problemResponse(context, 404, [problem('LETTER_NOT_WRITTEN', { path: ['letter'], facts: { letter: kind } })])
  return download(await writeDocument(letter), 'docx', `${cluster}-issue-${number}-${kind.toLowerCase()}`)
}
