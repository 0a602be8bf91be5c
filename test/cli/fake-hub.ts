import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export type Answering = (request: SeenRequest, response: ServerResponse) => void

/** Answers with JSON. */
export const json =
  (value: unknown, status = 200): Answering =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }

/** Answers one request after another; the last answer stands for all that follow. */
export const inTurn = (...answers: Answering[]): Answering => {
  let next = 0
  return (request, response) => answers[Math.min(next++, answers.length - 1)]!(request, response)
}

/** A hub that answers as it is told, and remembers what it was asked. Ends with the test. */
export const fakeHub = async (answers: Readonly<Record<string, Answering>>) => {
  const requests: SeenRequest[] = []
  const server = createServer(async (incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url!, 'http://hub')
    const body = Buffer.concat(await incoming.toArray())
    const request = { method: incoming.method!, path: pathname, query: searchParams, headers: incoming.headers, body }
    requests.push(request)
    const answer = answers[`${request.method} ${pathname}`] ?? json({ problems: [] }, 404)
    answer(request, response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }
}

/** A form of two parts, as a hub answers a list whose problems it has marked. */
export const form =
  (outcome: unknown, marked: string | null, status = 200): Answering =>
  async (_, response) => {
    const parts = new FormData()
    parts.set('outcome', new Blob([JSON.stringify(outcome)], { type: 'application/json' }))
    if (marked !== null) parts.set('marked', new Blob([marked]), 'marked.xlsx')
    const made = new Response(parts)
    response.writeHead(status, { 'content-type': made.headers.get('content-type')! })
    response.end(Buffer.from(await made.arrayBuffer()))
  }
