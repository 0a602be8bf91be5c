import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterFile } from './after-file.ts'

/** Where the connection to the database is cut: with a COMMIT not yet sent on, done but not answered, or in half an answer. */
export type Cut = 'before the commit' | 'after the commit' | 'in the middle of an answer'

/** As a statement by itself: others end with the name of a table. */
const commit = Buffer.from('Q\0\0\0\x0bcommit\0')
/** An answer shorter than this is to a BEGIN or the like. */
const longAnswer = 200

/** A line to a server that can be cut at a place. */
export const cuttingProxy = async (url: string) => {
  const server = new URL(url)
  const sockets = new Set<Socket>()
  let ordered: Cut | null = null
  let cuts = 0
  const proxy = createServer((client) => {
    const upstream = connect(Number(server.port), server.hostname)
    const cut = () => {
      cuts++
      ordered = null
      client.destroy()
      upstream.destroy()
    }
    let isCommitting = false
    client.on('data', (data) => {
      const isCommit = data.includes(commit)
      if (isCommit && ordered === 'before the commit') return cut()
      isCommitting = isCommit && ordered === 'after the commit'
      upstream.write(data)
    })
    upstream.on('data', (data) => {
      if (isCommitting) return cut()
      if (ordered !== 'in the middle of an answer' || data.length < longAnswer) return client.write(data)
      client.write(data.subarray(0, data.length / 2), cut)
    })
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        other.destroy()
        sockets.delete(one)
      })
    }
  })
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  afterFile(() => {
    for (const socket of sockets) socket.destroy()
    proxy.close()
  })
  const at = new URL(url)
  at.port = String((proxy.address() as AddressInfo).port)
  return {
    url: at.href,
    /** Cuts once, at the next such place. */
    cutNext: (where: Cut) => {
      ordered = where
    },
    cuts: () => cuts,
  }
}
