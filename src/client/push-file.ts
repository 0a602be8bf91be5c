import { cutShort, ndjson, refuseOtherForm } from './answer-lines.ts'
import type { ChunkSummary, RowOutcome } from './push.ts'
import { type ChunkTarget, chunkQuery, outcomeOf, summaryOf } from './push-chunk.ts'
import { parsedOrNothing, refusalOf } from './refusal.ts'
import { type Connection, type Received, send } from './send.ts'

/** A sheet of rows to push as it is. */
export interface RowFile {
  readonly name: string
  readonly content: Uint8Array
  /** Of the rows that name none: a sheet may have but the day on which it was made. */
  readonly version?: number | undefined
}

export interface FileAnswer {
  readonly summary: ChunkSummary
  readonly outcomes: readonly RowOutcome[]
  /** The same sheet with its problems marked, if it was asked for and there is something to mark. */
  readonly marked: Blob | null
}

const answerWithinMs = 280_000

/** Pushes an .xlsx or .csv as one chunk; the hub reads it. */
export const pushFile = async (
  to: Connection,
  target: ChunkTarget & { readonly wantsMarked?: boolean },
  { name, content, version }: RowFile,
): Promise<FileAnswer> => {
  const received = await send(to, chunkQuery(target, 1, { name, version }), {
    method: 'POST',
    headers: {
      accept: target.wantsMarked ? 'multipart/form-data' : 'application/x-ndjson',
      'content-type': 'application/octet-stream',
    },
    body: new Uint8Array(content),
    signal: target.signal,
    timeoutMs: answerWithinMs,
  })
  const { text, marked, isForm } = await partsOf(received)
  const lines = text.split('\n').filter((line) => line !== '')
  const { response } = received
  if (!response.ok) throw refusalOf(to, response, parsedOrNothing(text))
  if (!isForm) refuseOtherForm(to, response, ndjson)
  const parsed = lines.map(parsedOrNothing) as (RowOutcome & { summary?: ChunkSummary })[]
  const summary = parsed.at(-1)?.summary
  if (summary === undefined) throw cutShort(to)
  return { summary: summaryOf(summary), outcomes: parsed.slice(0, -1).map(outcomeOf), marked }
}

const partsOf = async ({
  response,
  read,
}: Received): Promise<{ text: string; marked: Blob | null; isForm: boolean }> => {
  if (!(response.headers.get('content-type') ?? '').startsWith('multipart/form-data'))
    return { text: await read((answer) => answer.text()), marked: null, isForm: false }
  const form = await read((answer) => answer.formData())
  const [outcomes, marked] = [form.get('outcomes'), form.get('marked')]
  const text = typeof outcomes === 'string' ? outcomes : ((await outcomes?.text()) ?? '')
  return { text, marked: marked instanceof Blob ? marked : null, isForm: true }
}
