import { createRequire } from 'node:module'
import { afterAll, describe, expect, it } from 'vitest'
import { openHttp } from '../../src/http/app.ts'
import '../../src/node-listen.ts'
import { openTraces, wantsTraces } from '../../src/node-traces.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { keyOf } from '../support/doors.ts'
import { hubAt } from '../support/hub.ts'
import { openReceiver } from '../support/receiver.ts'
import { attributesOf, parentNameOf, spansOf } from '../support/spans.ts'

const open = await openTestDatabase()
const hub = hubAt(open.db, '2026-11-27T03:00:00.000Z')
await makeCluster(hub)
const key = await keyOf(open.db, 'SECRETARIAT')
const collector = await openReceiver(204)

const loaded = () =>
  Object.keys(createRequire(import.meta.url).cache).filter((path) => /@opentelemetry\/(sdk|exporter)/.test(path))
const loadedBefore = loaded()

process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://${collector.host}`
process.env.OTEL_RESOURCE_ATTRIBUTES = 'deployment.environment.name=trial'
const troubles: string[] = []
const traces = await openTraces((text) => troubles.push(text))
delete process.env.OTEL_EXPORTER_OTLP_ENDPOINT
delete process.env.OTEL_RESOURCE_ATTRIBUTES
afterAll(() => traces.close())

open.watch(traces.onStatement)
const app = openHttp(hub, {
  uploadLimit: 1000,
  requestLimit: 10_000,
  readiness: async () => [],
  log: () => {},
  traces,
})

const ask = (body: unknown, headers: Record<string, string> = {}) =>
  app.request('/graphql?secret=in-the-query', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...key, ...headers },
    body: JSON.stringify(body),
  })

describe('asking for traces', () => {
  it.each([
    [{}, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: ' ' }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }, true],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces' }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_SDK_DISABLED: 'true' }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_TRACES_EXPORTER: 'none' }, false],
  ])('%j › %j', (environment, wanted) => {
    expect(wantsTraces(environment)).toBe(wanted)
  })

  it('loads the packages only then', () => {
    expect(loadedBefore).toEqual([])
    expect(loaded().length).toBeGreaterThan(10)
  })
})

describe('following a request', () => {
  it('tells a collector of the request, its operation and its statements, in the trace that it came with', async () => {
    const answer = await ask(
      {
        query: 'query HowItStands($c: String!) { itemBatches(cluster: $c) { title } }',
        variables: { c: 'secret-in-a-variable' },
      },
      { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'x-token': 'secret-in-a-header' },
    )
    await app.request('/healthz')
    await app.request('/no/such/secret-in-a-path')
    await traces.flush()

    const body = collector.received.map((request) => request.body).join('\n')
    const spans = spansOf(collector.received)
    const request = spans.find(({ name }) => name === 'POST /graphql')!
    expect(request).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c', parentSpanId: 'b7ad6b7169203331' })
    expect(attributesOf(request)).toEqual({
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'http.response.status_code': 200,
      'hutong.request_id': answer.headers.get('x-request-id'),
    })
    const operation = spans.find(({ name }) => name === 'query HowItStands')!
    expect(attributesOf(operation)).toEqual({
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'HowItStands',
    })
    expect(parentNameOf(operation, spans)).toBe('POST /graphql')
    const read = spans.find(({ name }) => name === 'select change_commit')!
    expect(attributesOf(read)).toEqual({
      'db.system.name': 'postgresql',
      'db.operation.name': 'select',
      'db.collection.name': 'change_commit',
    })
    expect(parentNameOf(read, spans)).toBe('query HowItStands')
    expect(spans.map(({ name }) => name)).toEqual(expect.arrayContaining(['GET /healthz', 'GET other']))
    expect(collector.received[0]!.headers['content-type']).toBe('application/json')
    expect(body).toContain('"hutong"')
    expect(body).toContain('deployment.environment.name')
    expect(body).not.toContain('secret-in')
    expect(body).not.toContain(key.authorization.slice('Bearer '.length))
    expect(body).not.toContain('in-the-query')
    expect(troubles).toEqual([])
  })
})
