import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http'
import { serve } from '@hono/node-server'
import { type Crowds, largeBody } from './http/admit.ts'
import { refuseWhenFull } from './node-full.ts'

/** What a server listens for, and how long it has patience with a client that is slow, in milliseconds. */
export interface ServerSettings {
  readonly fetch: Parameters<typeof serve>[0]['fetch']
  readonly port: number
  readonly host: string
  readonly crowds: Crowds
  /** Told of each request that was sent away unread because the process is full. */
  readonly onRefused: (method: string) => void
  readonly patience?: Patience
}

/** How long a client may take to say what it wants, to send the whole of it, and to take anything of its answer. */
export interface Patience {
  readonly headers: number
  readonly request: number
  readonly reading: number
}

/** 64 MiB come over a slow line in five minutes. */
const usualPatience: Patience = { headers: 20_000, request: 300_000, reading: 60_000 }

/** Longer than a proxy keeps a connection that nobody uses, for a minute mostly: who closes first is who opens the next one, and loses nothing. */
const keptIdle = 75_000

/** How long a client that was answered before it had sent everything may take to hear the answer. */
const farewellSeconds = 1

/** A body that is small by what is said of it: to take it off the line costs less than a new connection, of which Node takes one a turn. */
const isSmall = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= largeBody

/**
 * Ends a connection whose body was not read to its end: reading on only to throw it away is what a limit is to prevent. In
 * two steps, because a connection that is cut at once takes the answer with it.
 */
const leaveUnread = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
  if (isSmall(incoming)) return
  const { socket } = incoming
  outgoing.once('finish', () => {
    if (incoming.complete) return
    // A turn later: first Node itself sets out to read the rest.
    setImmediate(() => {
      socket.pause()
      socket.end()
      setTimeout(() => socket.destroy(), farewellSeconds * 1000)
    })
  })
}

/** Listens by HTTP. Clients that are slow at anything are left; their connections keep nobody else from being served. */
export const openServer = (settings: ServerSettings): Server => {
  const { fetch, port, host, crowds, onRefused, patience = usualPatience } = settings
  const server = serve({
    ...{ fetch, port, hostname: host, autoCleanupIncoming: false },
    serverOptions: {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: keptIdle,
      // Node looks every half a minute by itself: so much longer might a client take.
      connectionsCheckingInterval: Math.min(5000, patience.headers),
    },
    createServer: ((options: ServerOptions, listener: RequestListener) =>
      createServer(options, refuseWhenFull(crowds, onRefused, listener))) as typeof createServer,
  }) as Server
  server.prependListener('request', leaveUnread)
  // A connection on which nothing moves: one that waits for the hub stays, one that does not take its answer goes.
  server.setTimeout(patience.reading, (socket) => {
    if (socket.writableLength > 0) socket.destroy()
  })
  return server
}
