import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { OpenDatabase } from './db/database.ts'
import type { Turn } from './feed/deliver-signal.ts'
import { type Figures, selectFigures } from './feed/figure.sql.ts'
import {
  mostSeries,
  type SourceFigures,
  type SubscriberFigures,
  selectSourceFigures,
  selectSubscriberFigures,
} from './feed/partner-figure.sql.ts'
import { subscriberMark } from './feed/signal.ts'
import type { AnsweredRequest } from './http/follow-requests.ts'
import type { Hub } from './hub.ts'

const methods = ['GET', 'POST', 'HEAD', 'OPTIONS']

/** Gauges of what stands in the database: the same at every host of it, so a sum over hosts says nothing. */
const databaseGauges = (register: Registry) => {
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge({ name: `hutong_${name}`, help, labelNames, registers: [register] })
  const up = gauge('database_up', 'Whether the database answered this scrape.')
  const head = gauge('log_head', 'The last number of the change log: how many entries it holds.')
  const recorded = gauge('log_last_commit_timestamp_seconds', 'When the last commit of the change log was recorded.')
  const pushes = gauge('sync_pushes_last_day', 'Pushes that began in the last 24 hours, by state.', 'state')
  const rows = gauge('sync_rows_last_day', 'Rows of the pushes of the last 24 hours, by outcome.', 'outcome')
  const open = gauge('sync_rejected_rows_open', 'Pushed rows that wait to be mended, by outcome.', 'outcome')
  const alerts = gauge('sync_alerts_open', 'Alerts that nobody has acknowledged, by reason.', 'reason')
  const who = ['cluster', 'state'] as const
  const subscribers = gauge('subscribers', 'Subscribers of webhooks.', ...who)
  const lag = gauge('subscriber_lag_entries', 'Log entries that the last of the subscribers is behind.', ...who)
  const lagSeconds = gauge('subscriber_lag_seconds', 'How long ago the first of them was recorded.', ...who)
  return {
    up,
    set: (figures: Figures) => {
      head.set(figures.head)
      recorded.set(figures.recordedAt)
      for (const one of [pushes, open, alerts, subscribers, lag, lagSeconds]) one.reset()
      for (const [state, count] of Object.entries(figures.pushes)) pushes.set({ state: state.toLowerCase() }, count)
      for (const [outcome, count] of Object.entries(figures.rows)) rows.set({ outcome }, count)
      for (const [outcome, count] of Object.entries(figures.rejected)) open.set({ outcome }, count)
      for (const [reason, count] of Object.entries(figures.alerts)) alerts.set({ reason: reason.toLowerCase() }, count)
      for (const { cluster, state, count, behind, behindSeconds } of figures.subscribers) {
        const labels = { cluster, state: state.toLowerCase() }
        subscribers.set(labels, count)
        lag.set(labels, behind)
        lagSeconds.set(labels, behindSeconds)
      }
    },
  }
}

/** The scorecard of each partner system, and how far each subscriber has come: of the first ones, so that the series stay few. */
const partnerGauges = (register: Registry) => {
  const first = `Of the first ${mostSeries} sources.`
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Gauge({ name: `hutong_${name}`, help, labelNames, registers: [register] })
  const which = ['city', 'source', 'cluster'] as const
  const done = gauge('sync_source_last_push_timestamp_seconds', `When its last push was done. ${first}`, which)
  const rejected = gauge('sync_source_rejected_rows', `Its rejected rows that wait to be mended. ${first}`, which)
  const conflicts = gauge('sync_source_conflict_rows', `Its rows with one version and two contents. ${first}`, which)
  const oldest = gauge('sync_source_oldest_rejected_seconds', `How long the first of them has waited. ${first}`, which)
  const behind = gauge(
    'subscriber_behind_entries',
    `Log entries that a subscriber is behind, by its id in signals. Of the first ${mostSeries} subscribers.`,
    ['subscriber', 'city', 'cluster'] as const,
  )
  return (sources: readonly SourceFigures[], subscribers: readonly SubscriberFigures[]) => {
    for (const one of [done, rejected, conflicts, oldest, behind]) one.reset()
    for (const { city, source, cluster, ...figures } of sources) {
      const labels = { city, source, cluster }
      if (figures.lastDone !== null) done.set(labels, figures.lastDone)
      rejected.set(labels, figures.rejected)
      conflicts.set(labels, figures.conflicts)
      oldest.set(labels, figures.oldestSeconds)
    }
    for (const { id, city, cluster, behind: entries } of subscribers)
      behind.set({ subscriber: subscriberMark(id), city: city ?? '', cluster }, entries)
  }
}

/** What this host counts and measures, and how it is read: the text format of Prometheus. */
export const openMetrics = (hub: Hub, { pool }: Pick<OpenDatabase, 'pool'>) => {
  const register = new Registry()
  collectDefaultMetrics({ register, prefix: 'hutong_' })
  const requests = new Histogram({
    name: 'hutong_http_request_duration_seconds',
    help: 'Requests by route and status, from their arrival until the answer began; its count is how many.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [register],
  })
  const deliveries = new Counter({
    name: 'hutong_webhook_deliveries_total',
    help: 'Attempts to deliver a signal by this host, by result.',
    labelNames: ['result'],
    registers: [register],
  })
  for (const result of ['acknowledged', 'failed', 'dead']) deliveries.inc({ result }, 0)
  new Gauge({
    name: 'hutong_database_connections',
    help: 'Connections of the pool: open ones, idle ones among them, and requests that wait for one.',
    labelNames: ['state'],
    registers: [register],
    collect() {
      this.set({ state: 'open' }, pool.totalCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  const database = databaseGauges(register)
  const partners = partnerGauges(register)
  return {
    observe: ({ method, route, status, seconds }: AnsweredRequest) =>
      requests.observe({ method: methods.includes(method) ? method : 'other', route, status: String(status) }, seconds),
    onTurn: (turn: Turn) => {
      if (turn !== 'NOTHING') deliveries.inc({ result: turn.toLowerCase() })
    },
    /** The figures of the process are told also while the database is gone. */
    read: async (): Promise<string> => {
      const now = hub.now().toISOString()
      const figures = [
        selectFigures(hub.db, now),
        selectSourceFigures(hub.db, now),
        selectSubscriberFigures(hub.db),
      ] as const
      await Promise.all(figures).then(
        ([figures, sources, subscribers]) => {
          database.up.set(1)
          database.set(figures)
          partners(sources, subscribers)
        },
        () => database.up.set(0),
      )
      return register.metrics()
    },
  }
}
