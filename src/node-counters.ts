import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { OpenDatabase } from './db/database.ts'
import type { Turn } from './feed/deliver-signal.ts'
import type { RequestObserver } from './http/follow-requests.ts'

const methods = ['GET', 'POST', 'HEAD', 'OPTIONS']
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Requests: how long they took, how many are being answered, and what was refused in them. */
export const requestMetrics = (register: Registry): RequestObserver => {
  const durations = new Histogram({
    name: 'hutong_http_request_duration_seconds',
    help: 'Requests by route and status, from their arrival until the answer began; its count is how many.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [register],
  })
  const inFlight = new Gauge({
    name: 'hutong_http_requests_in_flight',
    help: 'Requests that have arrived and whose answer has not begun.',
    registers: [register],
  })
  const refusals = new Counter({
    name: 'hutong_refusals_total',
    help: 'Requests that were refused for a problem, by its code; one with two problems counts at both.',
    labelNames: ['code'],
    registers: [register],
  })
  return {
    arrived: () => inFlight.inc(),
    left: () => inFlight.dec(),
    answered: ({ method, route, status, seconds, refusals: codes }) => {
      const labels = { method: methods.includes(method) ? method : 'other', route, status: String(status) }
      durations.observe(labels, seconds)
      for (const code of codes) refusals.inc({ code })
    },
  }
}

/** What of a fault is one of few words: a code of PostgreSQL or of the network. */
const codeOf = (fault: unknown): string => {
  const code = String((fault as { code?: unknown } | null)?.code ?? '')
  return /^[A-Z0-9_]{2,30}$/.test(code) ? code : 'other'
}

/** Statements and the connections that they went by. */
export const statementMetrics = (register: Registry, { pool, watch }: Pick<OpenDatabase, 'pool' | 'watch'>): void => {
  const durations = new Histogram({
    name: 'hutong_database_statement_duration_seconds',
    help: 'Statements that the database answered or refused.',
    buckets,
    registers: [register],
  })
  const errors = new Counter({
    name: 'hutong_database_statement_errors_total',
    help: 'Statements that failed, by the code of PostgreSQL or of the network. Guards and races are among them, not faults alone.',
    labelNames: ['code'],
    registers: [register],
  })
  watch(({ milliseconds, fault }) => {
    durations.observe(milliseconds / 1000)
    if (fault !== undefined) errors.inc({ code: codeOf(fault) })
  })
  new Gauge({
    name: 'hutong_database_connections',
    help: 'Connections of the pool: open, idle and used ones, how many there may be, and requests that wait for one.',
    labelNames: ['state'],
    registers: [register],
    collect() {
      this.set({ state: 'open' }, pool.totalCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'used' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'most' }, pool.options.max)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
}

/** Attempts to deliver a signal. */
export const deliveryMetrics = (register: Registry): ((turn: Turn) => void) => {
  const deliveries = new Counter({
    name: 'hutong_webhook_deliveries_total',
    help: 'Attempts to deliver a signal by this host, by result.',
    labelNames: ['result'],
    registers: [register],
  })
  for (const result of ['acknowledged', 'failed', 'dead']) deliveries.inc({ result }, 0)
  return (turn) => {
    if (turn !== 'NOTHING') deliveries.inc({ result: turn.toLowerCase() })
  }
}
