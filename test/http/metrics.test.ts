import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { readConfiguration } from '../../src/configuration.ts'
import { openPg } from '../../src/db/open-pg.ts'
import { raiseAlerts } from '../../src/feed/raise-alerts.ts'
import { openHttp } from '../../src/http/app.ts'
import { openMetrics } from '../../src/node-metrics.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { keyOf } from '../support/doors.ts'
import { hubAt } from '../support/hub.ts'
import { toldSeries, unknownIn } from '../support/promql.ts'
import { enterPush } from '../support/pushes.ts'
import { openReceiver } from '../support/receiver.ts'
import { calling, keyed, subscribe } from '../support/subscribing.ts'

const now = '2026-11-27T03:00:00.000Z'
const open = await openTestDatabase()
const { db } = open
const receiver = await openReceiver(200)
const hub = calling(hubAt(db, now), receiver.host)
await makeCluster(hub)
await enterPush(hub, 'hbew', { push: 'push-0001', state: 'DONE', startedAt: now, received: 10, rejected: 4 })
await subscribe(hub, await keyed(hub, 'PARTNER', { city: '150200' }), receiver.url)

const appWith = (isOpen: boolean, database = open) => {
  const { read, observe, onTurn } = openMetrics({ ...hub, db: database.db }, database)
  const settings = { uploadLimit: 1000, requestLimit: 1000, readiness: async () => [], log: () => {} }
  return { app: openHttp(hub, { ...settings, observe, metrics: { read, isOpen } }), onTurn }
}

const samplesOf = (text: string, name: string) =>
  text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))

describe('reading the metrics', () => {
  it('is for the hub’s secretariat and auditors', async () => {
    const { app } = appWith(false)
    const status = async (headers: Record<string, string>) => (await app.request('/metrics', { headers })).status
    expect([
      await status({}),
      await status({ authorization: 'Bearer wrong' }),
      await status(await keyOf(db, 'PARTNER', { city: '150200' })),
      await status(await keyOf(db, 'AUDITOR', { cluster: 'hbew' })),
      await status(await keyOf(db, 'AUDITOR')),
      await status(await keyOf(db, 'SECRETARIAT')),
    ]).toEqual([401, 401, 403, 403, 200, 200])
  })

  it('is for everybody where the host says so, and for nobody where it has none', async () => {
    expect((await appWith(true).app.request('/metrics')).status).toBe(200)
    const bare = openHttp(hub, { uploadLimit: 1, requestLimit: 1, readiness: async () => [], log: () => {} })
    expect((await bare.request('/metrics')).status).toBe(404)
  })

  it('is by key unless the configuration says otherwise, and in one of three ways', () => {
    expect(readConfiguration({}).configuration.metrics).toBe('key')
    expect(readConfiguration({ HUTONG_METRICS: 'open' }).configuration.metrics).toBe('open')
    expect(readConfiguration({ HUTONG_METRICS: 'yes' }).mistakes).toEqual(['HUTONG_METRICS=yes: key | open | off'])
  })

  it('answers the text format 0.0.4: every series named hutong_, with its help and type before it', async () => {
    const answer = await appWith(true).app.request('/metrics')
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const text = await answer.text()
    const lines = text.split('\n').filter((line) => line !== '')
    // prom-client writes Nan while the loop has no sample yet; Prometheus reads it in any case of its letters.
    const sample = /^hutong_[a-z0-9_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? (-?[0-9.e+-]+|NaN|Nan|\+Inf)$/
    expect(lines.filter((line) => !/^# (HELP|TYPE) hutong_/.test(line) && !sample.test(line))).toEqual([])
    const helped = lines.filter((line) => line.startsWith('# HELP ')).map((line) => line.split(' ')[2])
    const typed = lines.filter((line) => line.startsWith('# TYPE ')).map((line) => line.split(' ')[2])
    expect(typed).toEqual(helped)
    expect(new Set(typed).size).toBe(typed.length)
  })

  it('says how the log, the pushes and the subscribers stand', async () => {
    const text = await (await appWith(true).app.request('/metrics')).text()
    const named = (name: string) => samplesOf(text, name)
    expect(named('hutong_database_up')).toEqual(['hutong_database_up 1'])
    expect(named('hutong_log_head')[0]).toMatch(/^hutong_log_head [1-9]\d*$/)
    expect(named('hutong_sync_pushes_last_day')).toEqual(['hutong_sync_pushes_last_day{state="done"} 1'])
    expect(named('hutong_sync_rows_last_day')).toContain('hutong_sync_rows_last_day{outcome="rejected"} 4')
    expect(named('hutong_sync_rejected_rows_open')).toEqual([
      'hutong_sync_rejected_rows_open{outcome="rejected"} 0',
      'hutong_sync_rejected_rows_open{outcome="conflict"} 0',
    ])
    expect(named('hutong_subscribers')).toEqual(['hutong_subscribers{cluster="hbew",state="active"} 1'])
    expect(named('hutong_subscriber_lag_entries')[0]).toMatch(/\{cluster="hbew",state="active"\} [1-9]\d*$/)
    expect(named('hutong_webhook_overdue_signals')).toEqual(['hutong_webhook_overdue_signals 0'])
    expect(named('hutong_database_connections')).toHaveLength(5)
    expect(named('hutong_database_connections')).toContain('hutong_database_connections{state="most"} 10')
    expect(named('hutong_process_resident_memory_bytes')).toHaveLength(1)
    expect(named('hutong_nodejs_eventloop_lag_p99_seconds')).toHaveLength(1)
  })

  it('says how each partner’s source does, and how far each subscriber has come', async () => {
    await enterPush(hub, 'hbew', { push: 'push-0002', state: 'OPEN', startedAt: now, source: 'never-done' })
    await sql`
      insert into sync_rejected_row (source_id, row_id, outcome, sent, problems, first_rejected_at, last_rejected_at, push_id)
      select p.source_id, given.id, given.outcome, '{}', '[]', ${now}::timestamptz - interval '1 hour', ${now}, p.id
      from sync_push p, (values ('A', 'REJECTED'), ('B', 'REJECTED'), ('C', 'CONFLICT')) as given (id, outcome) where p.code = 'push-0002'
    `.execute(db)
    const text = await (await appWith(true).app.request('/metrics')).text()
    await sql`delete from sync_rejected_row`.execute(db)
    await sql`delete from sync_push where code = 'push-0002'`.execute(db)
    const known = 'city="150200",source="baotou-zwfw",cluster="hbew"'
    const other = 'city="150200",source="never-done",cluster="hbew"'
    const named = (name: string) => samplesOf(text, `hutong_sync_source_${name}`)
    expect([
      ...named('last_push_timestamp_seconds'),
      ...named('rejected_rows'),
      ...named('conflict_rows'),
      ...named('oldest_rejected_seconds'),
    ]).toEqual([
      `hutong_sync_source_last_push_timestamp_seconds{${known}} 1795748400`,
      `hutong_sync_source_rejected_rows{${known}} 0`,
      `hutong_sync_source_rejected_rows{${other}} 2`,
      `hutong_sync_source_conflict_rows{${known}} 0`,
      `hutong_sync_source_conflict_rows{${other}} 1`,
      `hutong_sync_source_oldest_rejected_seconds{${known}} 0`,
      `hutong_sync_source_oldest_rejected_seconds{${other}} 3600`,
    ])
    const [behind, ...more] = samplesOf(text, 'hutong_subscriber_behind_entries')
    expect(behind).toMatch(/\{subscriber="[A-Za-z0-9+/=]+",city="150200",cluster="hbew"\} [1-9]\d*$/)
    expect(more).toEqual([])
    expect(text).toContain('Of the first 1000 sources.')
  })

  it('counts requests by the route they were mounted under, and deliveries by result', async () => {
    const { app, onTurn } = appWith(true)
    for (const path of ['/healthz', '/export/a.csv', '/export/b.csv', '/no/such/path', '/nor/this'])
      await app.request(path)
    await app.request('/healthz', { method: 'PROPFIND' })
    for (const turn of ['ACKNOWLEDGED', 'ACKNOWLEDGED', 'FAILED', 'NOTHING'] as const) onTurn(turn)
    const text = await (await app.request('/metrics')).text()
    expect(samplesOf(text, 'hutong_http_request_duration_seconds_count')).toEqual([
      'hutong_http_request_duration_seconds_count{method="GET",route="/healthz",status="200"} 1',
      'hutong_http_request_duration_seconds_count{method="GET",route="/export/:file",status="404"} 2',
      'hutong_http_request_duration_seconds_count{method="GET",route="other",status="404"} 2',
      'hutong_http_request_duration_seconds_count{method="other",route="other",status="404"} 1',
    ])
    expect(samplesOf(text, 'hutong_webhook_deliveries_total')).toEqual([
      'hutong_webhook_deliveries_total{result="acknowledged"} 2',
      'hutong_webhook_deliveries_total{result="failed"} 1',
      'hutong_webhook_deliveries_total{result="dead"} 0',
    ])
  })

  it('tells the requests that are being answered, this one among them', async () => {
    const text = await (await appWith(true).app.request('/metrics')).text()
    expect(samplesOf(text, 'hutong_http_requests_in_flight')).toEqual(['hutong_http_requests_in_flight 1'])
  })

  it('counts what was refused by its code, at each door', async () => {
    const { app } = appWith(true)
    const ask = async (query: string, headers: Record<string, string> = {}) =>
      app.request('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      })
    await app.request('/audit/export')
    await app.request('/audit/export', { headers: { authorization: 'Bearer wrong' } })
    await app.request('/export/nothing.csv?cluster=hbew')
    await ask('{ nothing }')
    await ask('mutation { issueKey(input: { role: LEADER, holder: "x", city: "150100" }) { problems { code } } }')
    const key = await keyOf(db, 'SECRETARIAT')
    await ask('mutation { issueKey(input: { role: LEADER, holder: "", city: "1" }) { problems { code } } }', key)
    const text = await (await app.request('/metrics')).text()
    expect(samplesOf(text, 'hutong_refusals_total')).toEqual([
      'hutong_refusals_total{code="UNAUTHENTICATED"} 3',
      'hutong_refusals_total{code="PATH_UNKNOWN"} 1',
      'hutong_refusals_total{code="BAD_REQUEST"} 1',
      'hutong_refusals_total{code="TEXT_MISSING"} 1',
      'hutong_refusals_total{code="KEY_CITY_NOT_ALLOWED"} 1',
    ])
  })

  it('counts statements, and those that failed by their code', async () => {
    const { app } = appWith(true)
    await sql`select 1 / 0`.execute(db).catch(() => {})
    const text = await (await app.request('/metrics')).text()
    expect(samplesOf(text, 'hutong_database_statement_errors_total')).toEqual([
      'hutong_database_statement_errors_total{code="22012"} 1',
    ])
    expect(samplesOf(text, 'hutong_database_statement_duration_seconds_count')[0]).toMatch(/ [1-9]\d*$/)
  })

  it('counts as overdue who was to be told more than a minute ago', async () => {
    const due = (ago: string) =>
      sql`update subscriber set next_attempt_at = ${now}::timestamptz - ${ago}::interval`.execute(db)
    const overdue = async () =>
      samplesOf(await (await appWith(true).app.request('/metrics')).text(), 'hutong_webhook_overdue_signals')
    await due('2 minutes')
    expect(await overdue()).toEqual(['hutong_webhook_overdue_signals 1'])
    await due('30 seconds')
    expect(await overdue()).toEqual(['hutong_webhook_overdue_signals 0'])
  })

  it('says that the database is gone, and the rest all the same', async () => {
    const gone = await openPg(open.url, { max: 1 })
    await gone.close()
    const answer = await appWith(true, { ...gone, url: '' }).app.request('/metrics')
    const text = await answer.text()
    expect([answer.status, samplesOf(text, 'hutong_database_up')]).toEqual([200, ['hutong_database_up 0']])
    expect(samplesOf(text, 'hutong_process_resident_memory_bytes')).toHaveLength(1)
  })
})

describe('the sample dashboard and alerts', () => {
  const docs = (name: string) => readFile(new URL(`../../docs/${name}`, import.meta.url), 'utf8')

  it('name only metrics and labels that the hub tells', async () => {
    const { app } = appWith(true)
    await enterPush(hub, 'hbew', { push: 'push-0003', state: 'ABANDONED', startedAt: now })
    await raiseAlerts(hub)
    await sql`select 1 / 0`.execute(db).catch(() => {})
    await app.request('/audit/export')
    const told = toldSeries(await (await app.request('/metrics')).text())

    const dashboard = JSON.parse(await docs('dashboard.json')) as { panels: { targets?: { expr: string }[] }[] }
    const shown = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))
    const rules = [...(await docs('alerts.yml')).matchAll(/^ {8}expr: (.+)$/gm)].map(([, expr]) => expr!)
    expect([shown.length, rules.length]).toEqual([26, 13])
    expect([...shown, ...rules].flatMap((expression) => unknownIn(expression, told))).toEqual([])
  })

  it.each([
    ['rate(hutong_gone_total[5m])', ['hutong_gone_total']],
    ['hutong_known{state="x", gone=~"a.b"} > 0.5', ['gone']],
    ['sum by (gone, state) (hutong_known)', ['gone']],
    ['max(up{job="hutong"}) + time() - 7 * 86400', []],
  ])('%s › %j is not told', (expression, unknown) => {
    expect(unknownIn(expression, new Map([['hutong_known', new Set(['state'])]]))).toEqual(unknown)
  })
})
