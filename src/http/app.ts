import { Hono } from 'hono'
import { problem } from '../base/problem.ts'
import type { Traces } from '../base/traces.ts'
import { openHead } from '../changes/follow-head.ts'
import { signedInBy } from '../console/begin-visit.ts'
import { openBusyPage } from '../console/busy-page.ts'
import { openConsole } from '../console/open-console.tsx'
import { openSigning } from '../console/signing.ts'
import type { ConsoleSettings } from '../console/visit.ts'
import { databaseTrouble, retryAfter } from '../db/database-trouble.ts'
import type { RememberedAnswers } from '../graphql/remembered-answers.ts'
import { openGraphql } from '../graphql/server.ts'
import type { Hub } from '../hub.ts'
import { admit, type Crowds, type IsMutation } from './admit.ts'
import { askGraphql } from './ask-graphql.ts'
import { authenticate, type Variables } from './authenticate.ts'
import { exportAudit } from './export-audit.ts'
import { exportFile } from './export-items.ts'
import { showPlanSheet } from './export-plan.ts'
import { exportOc4ids } from './export-projects.ts'
import { feedChanges } from './feed-changes.ts'
import { feedReconcile } from './feed-reconcile.ts'
import { feedRpde } from './feed-rpde.ts'
import { feedManifest, feedSnapshot } from './feed-snapshot.ts'
import { followRequests, type LogEntry, type RequestObserver } from './follow-requests.ts'
import { mountHealth, type Readiness } from './health.ts'
import { importPlan } from './import-plan.ts'
import { importProgressSheet } from './import-progress.ts'
import { limitBody } from './limit-body.ts'
import { type Rates, turnAwayBy } from './limit-rate.ts'
import { type Metrics, showMetrics } from './metrics.ts'
import { showDispatch } from './paper-dispatch.ts'
import { showLetter } from './paper-letter.ts'
import { showMeetingPaper } from './paper-meeting.ts'
import { problemResponse } from './problem-response.ts'
import { profileCatalogue } from './profile-catalogue.ts'
import { addDocument, sendDocument } from './progress-documents.ts'
import { registerFile } from './register-file.ts'
import { showRejectedSheet } from './rejected-sheet.ts'
import { pushImplementations } from './sync-implementations.ts'
import { dropPush, endPush, showOutcomes, showPush } from './sync-pushes.ts'
import { showRejected } from './sync-rejected.ts'

/** What a host lets in, and where it tells what happened. */
export interface HttpSettings {
  /** Bytes of an uploaded file. */
  readonly uploadLimit: number
  /** Bytes of a GraphQL request. */
  readonly requestLimit: number
  readonly readiness: Readiness
  readonly log: (entry: LogEntry) => void
  /** Told of each request and its answer, for counting. */
  readonly observe?: RequestObserver
  /** Where the host follows requests, operations and statements, if it does. */
  readonly traces?: Traces
  /** What was answered before, where the host remembers it. */
  readonly answers?: RememberedAnswers
  /** What is told under /metrics; nothing is there without. */
  readonly metrics?: Metrics
  /** How many requests are worked on at once; as many as come if not given. */
  readonly crowds?: Crowds
  /** How the host knows a mutation by its body before it lets it in; taken for questions if not given. */
  readonly isMutation?: IsMutation
  /** How often keys and strangers may ask; as often as they like if not given. */
  readonly rates?: Rates
  /** How the console is reached and signed in to; with keys alone if not given. */
  readonly console?: ConsoleSettings
}

/** The HTTP face of the hub: what is mounted where. */
export const openHttp = (hub: Hub, settings: HttpSettings) => {
  const onGraphqlFault = (fault: unknown) => settings.log({ level: 'error', message: 'graphql', fault })
  const graphql = openGraphql(hub, onGraphqlFault, settings)
  const headOfLog = openHead(hub)
  const app = new Hono<{ Variables: Variables }>()

  app.use(followRequests(hub, settings))
  if (settings.crowds)
    app.use(admit(settings.crowds, settings.isMutation ?? (() => false), openBusyPage(hub, settings.console ?? {})))
  app.onError((fault, context) => {
    settings.log({ level: 'error', message: 'fault', requestId: context.get('requestId'), fault })
    const trouble = databaseTrouble(fault)
    if (trouble) {
      context.header('retry-after', String(retryAfter[trouble]))
      return problemResponse(context, 503, [problem(trouble)])
    }
    return problemResponse(context, 500, [problem('FAULT', { facts: { requestId: context.get('requestId') ?? null } })])
  })
  app.notFound((context) =>
    problemResponse(context, 404, [problem('PATH_UNKNOWN', { facts: { path: context.req.path.slice(0, 200) } })]),
  )

  mountHealth(app, settings.readiness)
  const signing = openSigning(hub)
  const console = settings.console ?? {}
  const turnAway = turnAwayBy(settings.rates)
  const identified = authenticate(
    hub,
    async (context) => (await signedInBy(hub, console, signing, context))?.caller ?? null,
    turnAway,
  )
  const limited = limitBody(settings.requestLimit)
  const headFor = settings.answers ? headOfLog : async () => null
  app.on(['GET', 'POST'], '/graphql', identified, limited, askGraphql(graphql, headFor))
  app.post('/batches/register', identified, registerFile(hub, settings.uploadLimit))
  app.post('/progress/documents', identified, addDocument(hub, settings.uploadLimit))
  app.get('/progress/documents/:hash', identified, sendDocument(hub))
  app.post('/progress/import', identified, importProgressSheet(hub, settings.uploadLimit))
  app.post('/plans/import', identified, importPlan(hub, settings.uploadLimit))
  app.get('/plans/export.xlsx', identified, showPlanSheet(hub, 'xlsx'))
  app.get('/plans/export.csv', identified, showPlanSheet(hub, 'csv'))
  app.post('/sync/profile', identified, profileCatalogue(hub, settings.uploadLimit))
  app.post('/sync/implementations', identified, pushImplementations(hub, settings.uploadLimit))
  app.get('/sync/pushes/:push', identified, showPush(hub))
  app.post('/sync/pushes/:push/finish', identified, endPush(hub))
  app.post('/sync/pushes/:push/abandon', identified, dropPush(hub))
  app.get('/sync/pushes/:push/outcomes', identified, showOutcomes(hub))
  app.get('/sync/rejected.ndjson', identified, showRejected(hub))
  app.get('/sync/rejected.csv', identified, showRejectedSheet(hub, 'csv'))
  app.get('/sync/rejected.xlsx', identified, showRejectedSheet(hub, 'xlsx'))
  if (settings.metrics) app.get('/metrics', identified, showMetrics(settings.metrics))
  app.get('/audit/export', identified, exportAudit(hub))
  app.get('/export/oc4ids.json', identified, exportOc4ids(hub))
  app.get('/export/:file', identified, exportFile(hub))
  app.get('/papers/dispatch.docx', identified, showDispatch(hub, 'docx'))
  app.get('/papers/dispatch.xlsx', identified, showDispatch(hub, 'xlsx'))
  app.get('/papers/letter.docx', identified, showLetter(hub))
  for (const name of ['report.docx', 'annexes.xlsx', 'minutes.docx'] as const)
    app.get(`/meetings/:cluster/:edition/${name}`, identified, showMeetingPaper(hub, name))
  app.get('/sync/changes', identified, feedChanges(hub))
  app.get('/sync/reconcile', identified, feedReconcile(hub))
  app.get('/sync/rpde', identified, feedRpde(hub))
  app.get('/sync/rpde/:cluster', identified, feedRpde(hub))
  app.get('/sync/snapshot', identified, feedSnapshot(hub))
  app.get('/sync/snapshot/manifest', identified, feedManifest(hub))
  const onFault = (fault: unknown, requestId: string) =>
    settings.log({ level: 'error', message: 'console', requestId, fault })
  const { uploadLimit } = settings
  app.route('/', openConsole(hub, console, { signing, uploadLimit, onFault, turnAway }))
  return app
}
