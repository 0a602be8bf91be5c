import { Gauge, type Registry } from 'prom-client'
import type { Figures } from './feed/figure.sql.ts'
import { mostSeries, type SourceFigures, type SubscriberFigures } from './feed/partner-figure.sql.ts'
import { subscriberMark } from './feed/signal.ts'

/** Gauges of what stands in the database: the same at every host of it, so a sum over hosts says nothing. */
export const databaseGauges = (register: Registry) => {
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
  const overdue = gauge(
    'webhook_overdue_signals',
    'Subscribers whose signal is due for more than a minute and was not sent.',
  )
  const lagSeconds = gauge('subscriber_lag_seconds', 'How long ago the first of them was recorded.', ...who)
  return {
    up,
    set: (figures: Figures) => {
      head.set(figures.head)
      overdue.set(figures.overdue)
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
export const partnerGauges = (register: Registry) => {
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
