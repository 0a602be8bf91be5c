import { Unreachable } from './errors.ts'
import { parsedOrNothing, refusalOf } from './refusal.ts'
import { type Connection, type Sending, send } from './send.ts'

export const ndjson = 'application/x-ndjson'

/** The lines of a stream of text, as they come; what follows the last line feed is a line too, unless it is empty. */
export async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
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

/** Refuses what answers in another form: a portal's page, a proxy's excuse. It is no hub, and will be none in a moment. */
export const refuseOtherForm = (to: Connection, response: Response, form: string): void => {
  const type = response.headers.get('content-type')
  if (type !== null && !type.startsWith(form))
    throw new Unreachable(to.language, to.url, 'NOT_A_HUB', `${response.status} ${type}`)
}

/** The lines of an answer in NDJSON, as they come, unparsed. A refusal is thrown, and so is a connection that breaks off. */
export async function* answerLines(to: Connection, path: string, sending: Sending): AsyncGenerator<string> {
  const { response, read } = await send(to, path, {
    ...sending,
    headers: { accept: ndjson, ...sending.headers },
  })
  if (!response.ok || response.body === null)
    throw refusalOf(to, response, parsedOrNothing(await read((answer) => answer.text())))
  refuseOtherForm(to, response, ndjson)
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

/** Each line of an answer as an object. One that does not parse was cut, or is no hub's. */
export async function* answerObjects<T extends object>(
  to: Connection,
  path: string,
  sending: Sending,
): AsyncGenerator<T> {
  for await (const line of answerLines(to, path, sending)) {
    const value = parsedOrNothing(line)
    if (typeof value !== 'object' || value === null) throw cutShort(to)
    yield value as T
  }
}

/** The answer as JSON. */
export const answerJson = async <T>(to: Connection, path: string, sending: Sending): Promise<T> => {
  const { response, read } = await send(to, path, {
    ...sending,
    headers: { accept: 'application/json', ...sending.headers },
  })
  const body = parsedOrNothing(await read((answer) => answer.text()))
  if (!response.ok || typeof body !== 'object' || body === null) throw refusalOf(to, response, body)
  return body as T
}

/** An answer that ended before its last line. */
export const cutShort = (to: Connection): Unreachable => new Unreachable(to.language, to.url, 'CUT_SHORT', '')
