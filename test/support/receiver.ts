import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

/** A request as a partner's receiver got it. */
export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What a receiver does: answers a status, answers where else to go, never answers, or does something else instead. */
export type Reply = number | `to ${string}` | 'nothing' | (() => void)

/** A partner's receiver on loopback until the end of the file: replies one after the other, the last one for ever. */
export const openReceiver = async (...replies: Reply[]) => {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const reply = replies[Math.min(received.length, replies.length - 1)]
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
    if (typeof reply === 'number') response.writeHead(reply).end('x'.repeat(5000))
    else if (typeof reply === 'function') reply()
    else if (reply?.startsWith('to ')) response.writeHead(302, { location: reply.slice(3) }).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/hook`, host: `127.0.0.1:${port}`, port, received }
}
