import { parsedOrNothing, refusalOf } from './refusal.ts'
import { type Connection, send } from './send.ts'

/** The lines of a stream of text, as they come; what follows the last line feed is a line too, unless it is empty. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}

/** The lines of the audit export after a number: streamed, never the whole in memory. */
export async function* auditExport(to: Connection, after: number, signal?: AbortSignal): AsyncGenerator<string> {
  const { response, read } = await send(to, `audit/export?after=${after}`, {
    headers: { accept: 'application/x-ndjson' },
    signal,
  })
  if (!response.ok || response.body === null)
    throw refusalOf(to, response.status, parsedOrNothing(await read((answer) => answer.text())))
  const lines = linesOf(response.body)
  try {
    for (;;) {
      const { done, value } = await read(() => lines.next())
      if (done) return
      yield value
    }
  } finally {
    await lines.return(undefined)
  }
}
