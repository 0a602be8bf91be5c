import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Bytes } from './check-rows.ts'
import type { Tally } from './check-rule.ts'
import type { Say } from './language.ts'
import { cannotRead } from './list-file.ts'
import { WrongUse } from './wrong-use.ts'

/** Where the rows to check come from: each opening reads them anew. */
export interface CheckSource {
  readonly isEndpoint: boolean
  open(): Promise<Bytes>
}

const fileBytes = async (path: string, say: Say): Promise<Bytes> => {
  const file = await open(path).catch((fault: NodeJS.ErrnoException) => {
    throw new WrongUse(cannotRead(fault.code, path, say))
  })
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
  await file.close()
  const stream: Readable = createReadStream(path)
  return buffer[0] === 0x1f && buffer[1] === 0x8b ? pipeline(stream, createGunzip(), () => {}) : stream
}

const answerWithinMs = 600_000

const endpointBytes = async (
  url: string,
  key: string | undefined,
  tally: Tally,
  say: Say,
  signal: AbortSignal,
): Promise<Bytes> => {
  const headers = { accept: 'application/x-ndjson', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) }
  const within = AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)])
  const answer = await fetch(url, { headers, signal: within }).catch((fault: Error) => {
    if (signal.aborted) throw signal.reason
    const why = (fault.cause as NodeJS.ErrnoException | undefined)?.code ?? fault.message
    throw new WrongUse(say(`${url} 没有答复(${why})`, `${url} does not answer (${why})`))
  })
  const type = answer.headers.get('content-type') ?? ''
  const isAsked = answer.status === 200 && /^application\/(x-ndjson|jsonl|ndjson)\b/i.test(type)
  tally.hold('ANSWER', isAsked ? null : `${answer.status} ${type}`)
  const coding = answer.headers.get('content-encoding') ?? 'identity'
  tally.hold('GZIP', coding === 'identity' ? coding : null)
  if (!answer.ok || answer.body === null)
    throw new WrongUse(say(`${url} 答复 ${answer.status}`, `${url} answers ${answer.status}`))
  return answer.body
}

/** A file, or an endpoint that serves the rows as NDJSON. */
export const checkSource = (
  place: string,
  key: string | undefined,
  tally: Tally,
  say: Say,
  signal: AbortSignal,
): CheckSource => {
  const isEndpoint = /^https?:\/\//i.test(place)
  return {
    isEndpoint,
    open: () => (isEndpoint ? endpointBytes(place, key, tally, say, signal) : fileBytes(place, say)),
  }
}
