import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type HttpBindings, serve as serveHttp } from '@hono/node-server'
import type { Context } from 'hono'
import type { Configuration } from './configuration.ts'
import type { ConsoleSettings } from './console/visit.ts'
import type { OpenDatabase } from './db/database.ts'
import { readMigrations } from './db/migration-files.ts'
import { pendingMigrations } from './db/pending-migrations.ts'
import { openRememberedAnswers } from './graphql/remembered-answers.ts'
import { openCrowds } from './http/admit.ts'
import { openHttp } from './http/app.ts'
import { lastOf, openRates } from './http/limit-rate.ts'
import type { Hub } from './hub.ts'
import { startDelivering } from './node-deliver.ts'
import { loggedBy, openLog } from './node-log.ts'
import { openMetrics } from './node-metrics.ts'
import { openTraces, wantsTraces } from './node-traces.ts'
import { advanceWholeDay } from './programme/advance-whole-day.ts'

/** How long what is in flight may take after a signal to stop. */
const graceSeconds = 30
/** How often the hub looks whether a new day has come in Beijing. */
const dayEvery = 5 * 60_000

/** How long a client may take to say what it wants, and to send the whole of it: 64 MiB over a slow line. */
const headersTimeout = 20_000
const requestTimeout = 300_000

/** How long a client that was answered before it had sent everything may take to hear the answer. */
const farewellSeconds = 1

/**
 * Ends a connection whose body was not read to its end: reading on only to throw it away is what a limit is to prevent. In
 * two steps, because a connection that is cut at once takes the answer with it.
 */
const leaveUnread = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
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

/** Where a request comes from: as our own proxy says, else who is at the other end of the line. */
const addressBy = (header: string | null) => (context: Context) =>
  (header === null ? undefined : lastOf(context.req.header(header))) ??
  (context.env as HttpBindings).incoming.socket.remoteAddress ??
  'unknown'

/**
 * Listens until the hub is told to stop: at a signal it takes nothing new, finishes what is in flight and closes the database.
 */
export const listen = async (
  hub: Hub,
  open: OpenDatabase,
  configuration: Configuration,
  console: ConsoleSettings,
  onListening: (address: string) => void,
): Promise<void> => {
  const log = openLog(configuration.logLevel)
  const metrics = openMetrics(hub, open)
  const traces = wantsTraces(process.env) ? await openTraces((text) => log.warn({ text }, 'traces')) : undefined
  if (traces) open.watch(traces.onStatement)
  const stopping = new AbortController()
  const app = openHttp(
    { ...hub, stopping: stopping.signal },
    {
      uploadLimit: configuration.uploadLimit,
      requestLimit: 32 * 1024 * 1024,
      crowds: openCrowds(configuration.atOnce),
      rates: openRates(configuration.rates, Date.now, addressBy(configuration.addressHeader)),
      answers: openRememberedAnswers(configuration.answerMemory, Date.now),
      observe: metrics.observe,
      traces,
      console,
      ...(configuration.metrics === 'off'
        ? {}
        : { metrics: { read: metrics.read, isOpen: configuration.metrics === 'open' } }),
      readiness: async () =>
        (await pendingMigrations(hub.db, await readMigrations())).map((name) => `migration ${name}`),
      log: loggedBy(log),
    },
  )
  const server = serveHttp({
    fetch: app.fetch,
    port: configuration.port,
    hostname: configuration.host,
    autoCleanupIncoming: false,
    serverOptions: { headersTimeout, requestTimeout },
  })
  server.prependListener('request', leaveUnread)
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  const { address, port, family } = server.address() as AddressInfo
  onListening(`http://${family === 'IPv6' ? `[${address}]` : address}:${port}`)

  const advance = () => advanceWholeDay(hub).catch((fault: unknown) => log.error({ err: fault }, 'advance-day'))
  void advance()
  const days = setInterval(advance, dayEvery)
  const delivering = startDelivering(hub, log, metrics.onTurn)

  return new Promise<void>((resolve, reject) => {
    const stop = (signal: NodeJS.Signals) => {
      log.info({ signal }, 'stopping')
      clearInterval(days)
      // Who only waits for something is sent home: there is nothing to finish.
      stopping.abort()
      const deliveries = delivering.stop()
      const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceSeconds * 1000)
      // A connection that was busy at the signal is idle after its answer, and would be kept for the next request.
      const sweep = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 50)
      server.close(() => {
        clearTimeout(cut)
        clearInterval(sweep)
        deliveries
          .then(() => traces?.close())
          .then(() => open.close())
          .then(resolve, reject)
      })
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  })
}
