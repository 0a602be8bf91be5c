import type { AddressInfo } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { Configuration } from './configuration.ts'
import type { ConsoleSettings } from './console/visit.ts'
import type { OpenDatabase } from './db/database.ts'
import { readMigrations } from './db/migration-files.ts'
import { pendingMigrations } from './db/pending-migrations.ts'
import { openRememberedAnswers } from './graphql/remembered-answers.ts'
import { openCrowds } from './http/admit.ts'
import { openHttp } from './http/app.ts'
import type { RequestObserver } from './http/follow-requests.ts'
import { lastOf, openRates } from './http/limit-rate.ts'
import type { Hub } from './hub.ts'
import { startDelivering } from './node-deliver.ts'
import { loggedBy, openLog } from './node-log.ts'
import { openMetrics } from './node-metrics.ts'
import { openServer } from './node-server.ts'
import { openTraces, wantsTraces } from './node-traces.ts'
import { saysMutation } from './node-whole-body.ts'
import { advanceWholeDay } from './programme/advance-whole-day.ts'

/** How long what is in flight may take after a signal to stop. */
const graceSeconds = 30
/** How often the hub looks whether a new day has come in Beijing. */
const dayEvery = 5 * 60_000

/** Where a request comes from: as our own proxy says, else who is at the other end of the line. */
const addressBy = (header: string | null) => (context: Context) =>
  (header === null ? undefined : lastOf(context.req.header(header))) ??
  (context.env as HttpBindings).incoming.socket.remoteAddress ??
  'unknown'

/** Counts whom a full process sent away, and tells of them once a second: a line for each would be work for the one who is full. */
const refusedBy = (log: Logger, observe: RequestObserver) => {
  let refused = 0
  return (method: string) => {
    observe.answered({ method, route: 'unread', status: 503, seconds: 0, refusals: ['TOO_BUSY'] })
    refused += 1
    if (refused > 1) return
    setTimeout(() => {
      log.warn({ refused }, 'too busy')
      refused = 0
    }, 1000).unref()
  }
}

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
  const crowds = openCrowds(configuration.atOnce, () => performance.now())
  const app = openHttp(
    { ...hub, stopping: stopping.signal },
    {
      uploadLimit: configuration.uploadLimit,
      requestLimit: 32 * 1024 * 1024,
      crowds,
      isMutation: ({ env }) => saysMutation((env as HttpBindings).incoming),
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
  const { port: asked, host } = configuration
  const onRefused = refusedBy(log, metrics.observe)
  const server = openServer({ fetch: app.fetch, port: asked, host, crowds, onRefused })
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
      const cut = setTimeout(() => server.closeAllConnections(), graceSeconds * 1000)
      // A connection that was busy at the signal is idle after its answer, and would be kept for the next request.
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
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
