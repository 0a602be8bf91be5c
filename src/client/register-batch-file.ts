import { type AnsweredProblem, answeredProblem } from './problem.ts'
import { parsedOrNothing, refusalOf } from './refusal.ts'
import { type Connection, type Received, send } from './send.ts'

/** A file to send: its size is told beforehand, so that the hub can refuse one that is too large without reading it. */
export interface UploadedFile {
  readonly name: string
  readonly size: number
  readonly content: ReadableStream<Uint8Array>
}

export interface BatchFile {
  readonly cluster: string
  readonly ordinal: number
  readonly title: string
  readonly documentNumber?: string | undefined
  /** A batch of past years: the day on which it was published. */
  readonly publishedOn?: string | undefined
  readonly granularity?: string | undefined
  readonly onProblem?: 'REJECT_ALL' | 'ACCEPT_VALID'
  readonly dryRun?: boolean
  /** Header to field, `-` to ignore: each as `表头=field`. */
  readonly map?: readonly string[]
  readonly idempotencyKey?: string | undefined
  readonly file: UploadedFile
}

export interface RegisterOptions {
  /** Asks for the same sheet back with the problems marked. */
  readonly wantsMarked?: boolean
  readonly onProgress?: (sent: number, total: number) => void
  readonly signal?: AbortSignal
}

export interface Registration {
  readonly received: number
  readonly accepted: number
  readonly unchanged: number
  readonly rejected: number
  readonly problems: readonly AnsweredProblem[]
  readonly codeShapes: readonly { readonly shape: string; readonly rows: number; readonly example: string }[]
  readonly itemBatch: {
    readonly cluster: string
    readonly ordinal: number
    readonly title: string
    readonly state: string
    readonly itemCount: number
  } | null
  readonly columns: readonly { readonly sheet: string | null; readonly header: string; readonly field: string | null }[]
}

export interface BatchFileAnswer {
  readonly outcome: Registration
  /** Whether nothing was written because of the problems. */
  readonly isRefused: boolean
  readonly marked: Blob | null
}

const queryOf = (batch: BatchFile): string => {
  const query = new URLSearchParams({
    cluster: batch.cluster,
    ordinal: String(batch.ordinal),
    title: batch.title,
    onProblem: batch.onProblem ?? 'REJECT_ALL',
    file: batch.file.name,
  })
  if (batch.documentNumber !== undefined) query.set('documentNumber', batch.documentNumber)
  if (batch.publishedOn !== undefined) query.set('publishedOn', batch.publishedOn)
  if (batch.granularity !== undefined) query.set('granularity', batch.granularity)
  if (batch.dryRun) query.set('dryRun', 'true')
  for (const pair of batch.map ?? []) query.append('map', pair)
  return query.toString()
}

const counted = (file: UploadedFile, onProgress: RegisterOptions['onProgress']) => {
  let sent = 0
  return file.content.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        sent += chunk.byteLength
        controller.enqueue(chunk)
        onProgress?.(sent, file.size)
      },
    }),
  )
}

const partsOf = async ({ response, read }: Received): Promise<{ json: unknown; marked: Blob | null }> => {
  if (!(response.headers.get('content-type') ?? '').startsWith('multipart/form-data'))
    return { json: parsedOrNothing(await read((answer) => answer.text())), marked: null }
  const form = await read((answer) => answer.formData())
  const [outcome, marked] = [form.get('outcome'), form.get('marked')]
  const text = typeof outcome === 'string' ? outcome : ((await outcome?.text()) ?? '')
  return { json: parsedOrNothing(text), marked: marked instanceof Blob ? marked : null }
}

/** Sends a list as it is; the hub reads, checks and registers it. */
export const registerBatchFile = async (
  to: Connection,
  batch: BatchFile,
  { wantsMarked, onProgress, signal }: RegisterOptions = {},
): Promise<BatchFileAnswer> => {
  const received = await send(to, `batches/register?${queryOf(batch)}`, {
    method: 'POST',
    headers: {
      accept: wantsMarked ? 'multipart/form-data' : 'application/json',
      'content-type': 'application/octet-stream',
      'content-length': String(batch.file.size),
      ...(batch.idempotencyKey === undefined ? {} : { 'idempotency-key': batch.idempotencyKey }),
    },
    body: counted(batch.file, onProgress),
    // Required by `fetch` for a streamed body; the DOM's types do not know it.
    ...({ duplex: 'half' } as object),
    signal,
  })
  const { status } = received.response
  const { json, marked } = await partsOf(received)
  const isOutcome = typeof json === 'object' && json !== null && 'received' in json
  if ((status !== 200 && status !== 422) || !isOutcome) throw refusalOf(to, status, json)
  const outcome = json as Registration
  return {
    outcome: { ...outcome, problems: outcome.problems.map(answeredProblem), columns: outcome.columns ?? [] },
    isRefused: status === 422,
    marked,
  }
}
