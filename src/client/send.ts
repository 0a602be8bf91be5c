import { Unreachable } from './errors.ts'
import { unreachableBy } from './network-fault.ts'
import type { Language } from './wording.ts'

/** A hub and how to speak to it. */
export interface Connection {
  readonly url: string
  readonly key: string | null
  readonly language: Language
  readonly fetch: typeof fetch
}

export interface Sending extends Omit<RequestInit, 'signal' | 'headers'> {
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
  /** Ends the request and the reading of its answer. */
  readonly timeoutMs?: number
}

/** A `Response`, and how to read it so that a connection that breaks off is told as such. */
export interface Received {
  readonly response: Response
  read<T>(reading: (response: Response) => Promise<T>): Promise<T>
}

const signalOf = ({ signal, timeoutMs }: Sending): AbortSignal | null => {
  const signals = [signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)]
  const present = signals.filter((one) => one !== undefined)
  return present.length === 0 ? null : AbortSignal.any(present)
}

/** Sends a request to a path of the hub. The caller's own abort is thrown as it is. */
export const send = async (to: Connection, path: string, sending: Sending): Promise<Received> => {
  const guarded = async <T>(doing: () => Promise<T>): Promise<T> => {
    try {
      return await doing()
    } catch (fault) {
      if (sending.signal?.aborted) throw sending.signal.reason
      throw unreachableBy(fault, to.url, to.language, sending.timeoutMs)
    }
  }
  const { headers, timeoutMs: _, ...rest } = sending
  const response = await guarded(() =>
    to.fetch(new URL(path, to.url.endsWith('/') ? to.url : `${to.url}/`), {
      ...rest,
      headers: {
        'accept-language': to.language === 'zh' ? 'zh-CN' : 'en',
        ...(to.key === null ? {} : { authorization: `Bearer ${to.key}` }),
        ...headers,
      },
      // A redirect would drop the key, and cannot carry a streamed body.
      redirect: 'manual',
      signal: signalOf(sending),
    }),
  )
  const location = response.headers.get('location')
  if (response.status >= 300 && response.status < 400 && location !== null)
    throw new Unreachable(to.language, to.url, 'REDIRECTED', location)
  return { response, read: (reading) => guarded(() => reading(response)) }
}
