import type { QuickRequest } from './quick-answers.ts'

/** What is longer carries rows, and is asked once. */
const longest = 64 * 1024

/** As what the answer is sent, by what the client accepts; what is said otherwise is negotiated by the plain way. */
const typeOf: Readonly<Record<string, string>> = {
  '': 'application/json; charset=utf-8',
  '*/*': 'application/json; charset=utf-8',
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
}

/** What is read of a request before it is known which way it goes. */
export interface ReadRequest {
  /** Its body as it came. */
  readonly text: string
  readonly asked: () => QuickRequest | null
  readonly type: string
  /** The request as it came, for the plain way: its body can be read once only. */
  readonly again: () => Request
}

/** Reads a request that may go the quick way; null where that is not to be thought of, and nothing of it has been read. */
export const readQuickly = async (request: Request): Promise<ReadRequest | null> => {
  const { method, headers } = request
  const type = typeOf[headers.get('accept') ?? '']
  const length = Number(headers.get('content-length') ?? Number.NaN)
  if (method !== 'POST' || type === undefined || !(length <= longest)) return null
  if (!/^application\/json\b/i.test(headers.get('content-type') ?? '')) return null
  const text = await request.text()
  return {
    text,
    asked: () => askedIn(text),
    type,
    again: () => new Request(request.url, { method, headers, body: text, signal: request.signal }),
  }
}

const askedIn = (text: string): QuickRequest | null => {
  try {
    const { query, variables, operationName, ...rest } = JSON.parse(text)
    if (typeof query !== 'string' || Object.keys(rest).length > 0 || (operationName ?? null) !== null) return null
    return isPlain(variables ?? {}) ? { query, variables: variables ?? {} } : null
  } catch {
    return null
  }
}

const isPlain = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
