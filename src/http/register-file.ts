import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Outcome } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import { readListFile } from '../catalogue/read-list-file.ts'
import { hex, sha256 } from '../changes/digest.ts'
import { findBatch } from '../graphql/batch.ts'
import { openContext } from '../graphql/context.ts'
import type { Hub } from '../hub.ts'
import { registerItemBatch } from '../recognition/register-item-batch.ts'
import { registerPublishedBatch } from '../recognition/register-published-batch.ts'
import type { Registration, RegistrationRows } from '../recognition/registration.ts'
import { markedSheet } from '../report/marked-sheet.ts'
import { preferredLanguage } from '../report/problem-wording.ts'
import type { Variables } from './authenticate.ts'
import { jsonWithProblems } from './problem-list.ts'
import { problemResponse } from './problem-response.ts'
import { readBody } from './read-body.ts'
import { readFileParameters } from './register-file-parameters.ts'
import { textStream } from './text-stream.ts'

/** What the rows of an upload turn out to be, once read. The body is not touched before the verb asks for rows. */
const rowsOfUpload = (request: Request, limit: number, fileName: string, map: Parameters<typeof readListFile>[1]) => {
  let bytes: Uint8Array | null = null
  let unread: Problem | undefined
  let file: ReturnType<typeof readListFile> | undefined
  let contentHash = ''
  async function* chunks() {
    const body = await readBody(request, limit)
    if (typeof body === 'string') {
      unread = body === 'TOO_LARGE' ? problem('FILE_TOO_LARGE', { facts: { limit } }) : problem('FILE_READING_ABORTED')
      return
    }
    bytes = body
    contentHash = hex(await sha256(bytes))
    file = readListFile({ name: fileName, bytes }, map, { limits: { inputBytes: limit }, signal: request.signal })
    yield* file.chunks
  }
  const rows: RegistrationRows = {
    chunks: chunks(),
    end: () => {
      const { refusal, problems } = file?.end() ?? { refusal: unread, problems: [] }
      return { content: { file: contentHash, map: [...map] }, refusal, problems }
    },
  }
  return { rows, read: () => (file && bytes ? { bytes, ...file.end() } : undefined) }
}

/** `POST /batches/register`: a list file as the body; the answer in counts and problems, and the marked sheet if asked for. */
export const registerFile = (hub: Hub, limit: number) => async (context: Context<{ Variables: Variables }>) => {
  const parameters = readFileParameters(new URL(context.req.url).searchParams, context.req.header('idempotency-key'))
  if (parameters.problems.length > 0) return problemResponse(context, 400, parameters.problems)
  const { input, publishedOn, map, fileName } = parameters
  const caller = context.get('caller')
  const upload = rowsOfUpload(context.req.raw, limit, fileName, map)
  const outcome =
    publishedOn === null
      ? await registerItemBatch(hub, caller, input, upload.rows)
      : await registerPublishedBatch(hub, caller, { ...input, publishedOn }, upload.rows)
  const early = earlyStatus(outcome)
  if (early) return problemResponse(context, early, outcome.problems)

  const read = upload.read()
  const done = outcome.ok
  const language = preferredLanguage(context.req.header('accept-language'))
  const batch =
    done?.batch && (await findBatch(openContext(hub, caller, language), done.batch.cluster, done.batch.ordinal))
  const shown = {
    received: done?.received ?? 0,
    accepted: done?.accepted ?? 0,
    unchanged: done?.unchanged ?? 0,
    rejected: done?.rejected ?? 0,
    codeShapes: done?.codeShapes ?? [],
    itemBatch: batch
      ? {
          cluster: batch.cluster,
          ordinal: batch.ordinal,
          title: batch.title,
          state: batch.state,
          itemCount: batch.itemCount,
        }
      : null,
    columns: read?.columns ?? [],
  }
  const status = done && (done.batch || input.dryRun) ? 200 : 422
  const type = 'application/json'
  const json = jsonWithProblems(shown, outcome.problems, language)
  if (!context.req.header('accept')?.includes('multipart/form-data'))
    return new Response(textStream(json), { status, headers: { 'content-type': type } })
  const form = new FormData()
  const pieces: string[] = []
  for await (const piece of json) pieces.push(piece)
  form.set('outcome', new Blob(pieces, { type }))
  const file = { name: fileName, bytes: read?.bytes ?? new Uint8Array() }
  const marked = read && (await markedSheet(file, outcome.problems, language, read.headerRows))
  if (marked) form.set('marked', marked, 'marked.xlsx')
  return new Response(form, { status })
}

/** Refusals that are about the request, not about the file. */
const earlyStatus = (outcome: Outcome<Registration>): ContentfulStatusCode | undefined => {
  if (outcome.ok !== undefined) return undefined
  const statuses: Readonly<Record<string, ContentfulStatusCode>> = {
    UNAUTHENTICATED: 401,
    FORBIDDEN: 403,
    FILE_TOO_LARGE: 413,
    IN_PROGRESS: 409,
  }
  return outcome.problems.map(({ code }) => statuses[code]).find((status) => status !== undefined)
}
