import { parsedOrNothing, refusalOf } from './refusal.ts'
import { type Connection, send } from './send.ts'

export interface GraphQLOptions {
  readonly signal?: AbortSignal | undefined
  readonly timeoutMs?: number
}

const defaultTimeoutMs = 60_000

/** Asks one GraphQL question. Problems inside a payload are part of the data; a refusal of the whole request is thrown. */
export const askGraphQL = async <T>(
  to: Connection,
  document: string,
  variables: Readonly<Record<string, unknown>>,
  { signal, timeoutMs = defaultTimeoutMs }: GraphQLOptions,
): Promise<T> => {
  const { response, read } = await send(to, 'graphql', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ query: document, variables }),
    signal,
    timeoutMs,
  })
  const body = parsedOrNothing(await read((answer) => answer.text())) as
    | { data?: T | null; errors?: readonly unknown[] }
    | undefined
  if (!body?.data || body.errors?.length) throw refusalOf(to, response, body)
  return body.data
}
