import { AsyncLocalStorage } from 'node:async_hooks'
import type { Context, Span } from '@opentelemetry/api'
import { withoutSecrets } from './base/shown-fault.ts'
import type { Traces } from './base/traces.ts'
import { statementSummary } from './db/statement-summary.ts'
import type { StatementWatcher } from './db/watched-statements.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What collects spans, and what is told of statements for it. */
export interface OpenTraces extends Traces {
  readonly onStatement: StatementWatcher
  /** Sends what is held. */
  readonly flush: () => Promise<void>
  /** Sends what is still held, and ends. */
  readonly close: () => Promise<void>
}

/** Spans are asked for where a collector is named, unless the standard's own switches say no. */
export const wantsTraces = (environment: Environment): boolean =>
  Boolean(environment.OTEL_EXPORTER_OTLP_ENDPOINT?.trim() || environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT?.trim()) &&
  environment.OTEL_SDK_DISABLED?.trim().toLowerCase() !== 'true' &&
  environment.OTEL_TRACES_EXPORTER?.trim() !== 'none'

/** How long the end of the host waits for a collector that does not answer. */
const farewell = 3000
/** What is said of a collector that does not do its part; it may answer anything. */
const longest = 300

/** The packages, and the collector as the standard's variables describe it: loaded by whoever has one. */
const openProvider = async (onTrouble: (text: string) => void) => {
  const [api, core, resources, sdk, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/core'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ])
  const told = (text: string) => onTrouble(withoutSecrets(text.slice(0, longest)))
  const quiet = () => {}
  api.diag.setLogger({ error: told, warn: told, info: quiet, debug: quiet, verbose: quiet }, api.DiagLogLevel.WARN)
  const resource = resources
    .defaultResource()
    .merge(resources.resourceFromAttributes({ 'service.name': 'hutong' }))
    .merge(resources.detectResources({ detectors: [resources.envDetector] }))
  const processor = new sdk.BatchSpanProcessor(new OTLPTraceExporter())
  const provider = new sdk.BasicTracerProvider({ resource, spanProcessors: [processor] })
  const propagator = new core.W3CTraceContextPropagator()
  return { api, provider, tracer: provider.getTracer('hutong'), propagator, around: new AsyncLocalStorage<Context>() }
}

type Provider = Awaited<ReturnType<typeof openProvider>>

const within = <T>({ api, around }: Provider, span: Span, parent: Context, work: () => T): T =>
  around.run(api.trace.setSpan(parent, span), work)

const requestSpans =
  (provider: Provider): Traces['request'] =>
  async ({ method, requestId, header }, work) => {
    const { api, tracer, propagator } = provider
    const getter = { keys: () => [], get: (_: unknown, name: string) => header(name) }
    const parent = propagator.extract(api.ROOT_CONTEXT, null, getter)
    const attributes = { 'http.request.method': method, 'hutong.request_id': requestId }
    const span = tracer.startSpan(method, { kind: api.SpanKind.SERVER, attributes }, parent)
    try {
      const { route, status } = await within(provider, span, parent, work)
      span.updateName(`${method} ${route}`)
      span.setAttributes({ 'http.route': route, 'http.response.status_code': status })
      if (status >= 500) span.setStatus({ code: api.SpanStatusCode.ERROR })
    } finally {
      span.end()
    }
  }

const operationSpans =
  (provider: Provider): Traces['operation'] =>
  ({ type, name }, work) => {
    const parent = provider.around.getStore()
    if (!parent) return work()
    const attributes = { 'graphql.operation.type': type, ...(name === null ? {} : { 'graphql.operation.name': name }) }
    const span = provider.tracer.startSpan(name === null ? type : `${type} ${name}`, { attributes }, parent)
    const answer = within(provider, span, parent, work)
    const end = () => span.end()
    void Promise.resolve(answer).then(end, end)
    return answer
  }

const codeOf = (fault: unknown): string => String((fault as { code?: unknown } | null)?.code ?? 'fault').slice(0, 20)

const statementSpans =
  ({ api, tracer, around }: Provider): StatementWatcher =>
  ({ text, milliseconds, fault }) => {
    const parent = around.getStore()
    if (!parent) return
    const { operation, table } = statementSummary(text)
    const now = Date.now()
    const attributes = {
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      ...(table === null ? {} : { 'db.collection.name': table }),
      ...(fault === undefined ? {} : { 'error.type': codeOf(fault) }),
    }
    const name = table === null ? operation : `${operation} ${table}`
    const kind = api.SpanKind.CLIENT
    const span = tracer.startSpan(name, { kind, attributes, startTime: now - milliseconds }, parent)
    if (fault !== undefined) span.setStatus({ code: api.SpanStatusCode.ERROR })
    span.end(now)
  }

/**
 * Follows requests, the operations of GraphQL in them and the statements in those, as spans of OpenTelemetry. They name
 * things: routes, operations, tables. No header but the trace's own, no path, no value and no message enters one.
 */
export const openTraces = async (onTrouble: (text: string) => void): Promise<OpenTraces> => {
  const provider = await openProvider(onTrouble)
  return {
    request: requestSpans(provider),
    operation: operationSpans(provider),
    onStatement: statementSpans(provider),
    flush: () => provider.provider.forceFlush(),
    close: async () => {
      const patience = new Promise((resolve) => setTimeout(resolve, farewell).unref())
      await Promise.race([provider.provider.shutdown().catch(() => {}), patience])
    },
  }
}
