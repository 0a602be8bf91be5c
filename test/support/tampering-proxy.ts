import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What somebody in between does to the lines of an answer. */
export type Tampering = (lines: string[]) => string[]

/** A proxy in front of a hub that changes the lines of every answer to a path, and passes all else on. */
export const tamperingProxy = async (url: string, path: string, tampering: Tampering): Promise<string> => {
  const server = createServer(async (incoming, response) => {
    const { authorization = '' } = incoming.headers
    const answer = await fetch(new URL(incoming.url!, url), { headers: { authorization } })
    const text = await answer.text()
    const isMeant = new URL(incoming.url!, url).pathname === path
    const lines = text.trimEnd().split('\n')
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type')! })
    response.end(isMeant ? `${tampering(lines).join('\n')}\n` : text)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
