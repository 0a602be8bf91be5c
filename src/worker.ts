import { shownFault } from './base/shown-fault.ts'
import { readConfiguration } from './configuration.ts'
import { readOidcSettings } from './console/read-oidc-settings.ts'
import { knownMigrations } from './db/migrations.generated.ts'
import { openPool } from './db/open-pg.ts'
import { pendingMigrations } from './db/pending-migrations.ts'
import { deliverSignals } from './feed/deliver-signals.ts'
import { raiseAlerts } from './feed/raise-alerts.ts'
import { readAllowedTargets } from './feed/target-address.ts'
import { openRememberedAnswers, type RememberedAnswers } from './graphql/remembered-answers.ts'
import { openHttp } from './http/app.ts'
import type { LogEntry } from './http/follow-requests.ts'
import { openRates, type Rates } from './http/limit-rate.ts'
import type { Hub } from './hub.ts'
import { advanceWholeDay } from './programme/advance-whole-day.ts'
import { openOutbound } from './worker-outbound.ts'

/** What wrangler.toml binds. */
export interface Bindings {
  /** The way to PostgreSQL, its caching off: a key that is revoked is revoked at once. */
  readonly HYPERDRIVE: { readonly connectionString: string }
  readonly [setting: string]: unknown
}

/** What the platform lets a request leave behind. */
interface Lifetime {
  waitUntil(work: Promise<unknown>): void
}

/** Connections of one request: what a question asks side by side. */
const connections = 4
/** An isolate has 128 MiB for everything. */
const mostUploaded = 16 * 1024 * 1024
const mostAsked = 4 * 1024 * 1024
const mostRemembered = 16 * 1024 * 1024

const log = ({ level, message, requestId, facts, fault }: LogEntry): void => {
  console[level](
    JSON.stringify({ level, msg: message, requestId, ...facts, ...(fault ? { err: shownFault(fault) } : {}) }),
  )
}

const textsOf = (bindings: Bindings): Record<string, string> =>
  Object.fromEntries(
    Object.entries(bindings).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )

let rates: Rates | undefined
let answers: RememberedAnswers | undefined

/** A hub on a connection of its own: an isolate may not share one between requests. */
const openHub = (bindings: Bindings) => {
  const { configuration, mistakes } = readConfiguration(textsOf(bindings))
  const { oidc, mistakes: more } = readOidcSettings(textsOf(bindings))
  mistakes.push(...more)
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'))
  const open = openPool(bindings.HYPERDRIVE.connectionString, { max: connections, applicationName: 'hutong edge' })
  const hub: Hub = {
    db: open.db,
    now: () => new Date(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    feedWindowDays: configuration.feedWindowDays,
    feedLicence: configuration.feedLicence ?? undefined,
    outbound: openOutbound(readAllowedTargets(configuration.webhookAllow).allowed),
  }
  const pages = { publicUrl: configuration.publicUrl, oidc }
  // Kept by the isolate from request to request, as long as it lives.
  rates ??= openRates(configuration.rates, Date.now, (context) => context.req.header('cf-connecting-ip') ?? 'unknown')
  answers ??= openRememberedAnswers(Math.min(configuration.answerMemory, mostRemembered), Date.now, false)
  return {
    hub,
    close: open.close,
    uploadLimit: Math.min(configuration.uploadLimit, mostUploaded),
    pages,
    rates,
    answers,
  }
}

/** The platform packs what goes out as the browser likes it; what came to it packed, it would pack once more. */
const askedPlainly = (request: Request): Request => {
  const headers = new Headers(request.headers)
  headers.delete('accept-encoding')
  return new Request(request, { headers })
}

/** Closes once the answer has gone out, or nobody wants the rest of it. */
const closingAfter = (response: Response, close: () => Promise<void>, lifetime: Lifetime): Response => {
  if (response.body === null) {
    lifetime.waitUntil(close())
    return response
  }
  const { readable, writable } = new TransformStream()
  lifetime.waitUntil(
    response.body
      .pipeTo(writable)
      .catch(() => {})
      .finally(close),
  )
  return new Response(readable, response)
}

export default {
  /** Answers a request. Whoever waits for changes is looked after once a second: the edge hears no notifications. */
  async fetch(request: Request, bindings: Bindings, lifetime: Lifetime): Promise<Response> {
    const { hub, close, uploadLimit, pages, rates, answers } = openHub(bindings)
    const app = openHttp(hub, {
      uploadLimit,
      requestLimit: mostAsked,
      console: pages,
      rates,
      answers,
      readiness: async () => (await pendingMigrations(hub.db, knownMigrations)).map((name) => `migration ${name}`),
      log,
    })
    return closingAfter(await app.fetch(askedPlainly(request)), close, lifetime)
  },

  /** Each minute: what time alone changes, the webhooks whose turn it is, and the alerts. */
  async scheduled(_event: unknown, bindings: Bindings): Promise<void> {
    const { hub, close } = openHub(bindings)
    try {
      await advanceWholeDay(hub)
      await raiseAlerts(hub)
      const deliveries = deliverSignals(hub, {
        onTurn: () => {},
        onFault: (fault) => log({ level: 'error', message: 'delivering webhooks', fault }),
      })
      deliveries.wake()
      await deliveries.idle()
    } finally {
      await close()
    }
  },
}
