import { parsedOrNothing } from './refusal.ts'
import { type Connection, type Received, send } from './send.ts'

/** A file to send: its size is told beforehand, so that the hub can refuse one that is too large without reading it. */
export interface UploadedFile {
  readonly name: string
  readonly size: number
  readonly content: ReadableStream<Uint8Array>
}

export interface SheetOptions {
  /** Asks for the same sheet back with the problems marked. */
  readonly wantsMarked?: boolean
  readonly onProgress?: (sent: number, total: number) => void
  readonly signal?: AbortSignal
}

/** What the hub answered to a sheet: JSON, and the marked sheet where it was asked for and there is something to mark. */
export interface SheetAnswer {
  readonly status: number
  readonly json: unknown
  readonly marked: Blob | null
}

const counted = (file: UploadedFile, onProgress: SheetOptions['onProgress']) => {
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

/** Sends a sheet as it is to a path of the hub. */
export const sendSheet = async (
  to: Connection,
  path: string,
  { file, idempotencyKey }: { readonly file: UploadedFile; readonly idempotencyKey?: string | undefined },
  { wantsMarked, onProgress, signal }: SheetOptions = {},
): Promise<SheetAnswer> => {
  const received = await send(to, path, {
    method: 'POST',
    headers: {
      accept: wantsMarked ? 'multipart/form-data' : 'application/json',
      'content-type': 'application/octet-stream',
      'content-length': String(file.size),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
    body: counted(file, onProgress),
    // Required by `fetch` for a streamed body; the DOM's types do not know it.
    ...({ duplex: 'half' } as object),
    signal,
  })
  return { status: received.response.status, ...(await partsOf(received)) }
}
