import { card } from '../support/batch.ts'
import type { Where } from './rights-places.ts'

const plan = ({ cluster }: Where, list: string) => `cluster: "${cluster}", list: ${list}, year: 2026`
const source = ({ cluster, city }: Where) => `cluster: "${cluster}", city: "${city}", source: "zwfw"`

/** How each question is asked at a place. What of its answer is not public carries the mark. */
export const queries: Readonly<Record<string, (at: Where) => string>> = {
  clusters: () => '{ clusters { code } }',
  cluster: ({ cluster }) => `{ cluster(code: "${cluster}") { code memberships { city { code } } } }`,
  calendarYear: () => '{ calendarYear(year: 2024) { source } }',

  itemBatches: ({ cluster }) => `{ itemBatches(cluster: "${cluster}") { title } }`,
  itemBatch: ({ cluster }) => `{ itemBatch(cluster: "${cluster}", ordinal: 2) { title } }`,
  serviceItem: ({ draftCode }) => `{ serviceItem(code: "${draftCode}") { name } }`,
  serviceItems: ({ cluster }) => `{ serviceItems(cluster: "${cluster}") { nodes { name } } }`,
  unmatchedItems: ({ cluster }) => `{ unmatchedItems(cluster: "${cluster}") { nodes { item { name } } } }`,
  canHandle: ({ cluster, city, other, draftCode }) =>
    `{ canHandle(cluster: "${cluster}", item: "${draftCode}", competentCity: "${city}", acceptingCity: "${other}") { item { name } } }`,
  recognitionMatrix: ({ cluster, draftCode }) =>
    `{ recognitionMatrix(cluster: "${cluster}", item: "${draftCode}") { item { name } } }`,
  coverage: ({ cluster }) => `{ coverage(cluster: "${cluster}", batch: 2) { items { item { name } } } }`,
  recognitionCount: ({ cluster }) => `{ recognitionCount(cluster: "${cluster}") { batches } }`,
  itemDifferences: ({ cluster, draftCode }) =>
    `{ itemDifferences(cluster: "${cluster}", item: "${draftCode}") { item { name } } }`,
  sameShare: ({ cluster }) => `{ sameShare(cluster: "${cluster}") { asOf } }`,
  impact: ({ cluster, city }) =>
    `{ impact(cluster: "${cluster}", item: "${card.code}", city: "${city}", state: SUSPENDED) { affected { before after } } }`,

  codeMap: (at) => `{ codeMap(${source(at)}) { revision } }`,
  syncPush: (at) => `{ syncPush(${source(at)}, push: "push-0001") { state } }`,
  rejectedRows: (at) => `{ rejectedRows(${source(at)}) { nodes { rowId } } }`,
  'reconcile of a source': (at) => `{ reconcile(${source(at)}) { count } }`,
  'reconcile of the feed': ({ cluster, city }) => `{ reconcile(cluster: "${cluster}", city: "${city}") { count } }`,
  partners: ({ cluster }) => `{ partners(cluster: "${cluster}") { city { code } sources { source } } }`,
  syncAlerts: ({ cluster, city }) => `{ syncAlerts(cluster: "${cluster}", city: "${city}") { nodes { reason } } }`,
  subscribers: ({ cluster }) => `{ subscribers(cluster: "${cluster}") { city { code } } }`,
  deliveries: ({ subscriber }) => `{ deliveries(subscriber: "${subscriber}") { nodes { attempt } } }`,
  changes: ({ cluster }) => `{ changes(cluster: "${cluster}", kinds: ["batch", "batchItem"]) { entries { content } } }`,
  snapshotManifest: ({ cluster }) =>
    `{ snapshotManifest(cluster: "${cluster}", kinds: ["progress"]) { count counts { resource count } } }`,
  changesRecorded: ({ cluster }) => `subscription { changesRecorded(cluster: "${cluster}") { entries { content } } }`,

  integrationTasks: ({ cluster }) => `{ integrationTasks(cluster: "${cluster}", year: 2026) { nodes { title } } }`,
  integrationTask: ({ cluster }) => `{ integrationTask(cluster: "${cluster}", year: 2026, number: 1) { title } }`,
  keyProjects: ({ cluster }) => `{ keyProjects(cluster: "${cluster}", year: 2026) { nodes { title } } }`,
  keyProject: ({ cluster }) => `{ keyProject(cluster: "${cluster}", year: 2026, number: 1) { title } }`,
  platforms: ({ cluster }) => `{ platforms(cluster: "${cluster}", year: 2026) { nodes { title } } }`,
  platform: ({ cluster }) => `{ platform(cluster: "${cluster}", year: 2026, number: 1) { title } }`,
  planFields: ({ cluster }) => `{ planFields(cluster: "${cluster}") { code } }`,
  statusBoard: ({ cluster }) => `{ statusBoard(cluster: "${cluster}", year: 2026) { asOf } }`,
  statusRows: (at) => `{ statusRows(${plan(at, 'TASK')}) { nodes { title } } }`,
  progressEntries: ({ cluster, city }) =>
    `{ progressEntries(cluster: "${cluster}", filter: { city: "${city}" }) { nodes { text } } }`,
  obligations: ({ cluster, city }) =>
    `{ obligations(cluster: "${cluster}", period: "2026-01", city: "${city}") { period } }`,
  lights: (at) => `{ lights(${plan(at, 'PROJECT')}, city: "${at.city}") { asOf } }`,
  lightHistory: (at) => `{ lightHistory(${plan(at, 'PROJECT')}, number: 1) { colour } }`,
  lightRules: ({ cluster }) => `{ lightRules(cluster: "${cluster}") { effectiveOn } }`,
  coordinationIssues: ({ cluster, city }) =>
    `{ coordinationIssues(cluster: "${cluster}", filter: { city: "${city}" }) { nodes { title } } }`,
  coordinationIssue: ({ cluster, raised }) =>
    `{ coordinationIssue(cluster: "${cluster}", number: ${raised}) { title } }`,
  scorecard: ({ cluster, city }) => `{ scorecard(cluster: "${cluster}", raisedBy: "${city}") { asOf } }`,
  serviceUse: ({ cluster, city }) => `{ serviceUse(cluster: "${cluster}", city: "${city}") { from } }`,

  jointMeetings: ({ cluster }) => `{ jointMeetings(cluster: "${cluster}") { nodes { title } } }`,
  jointMeeting: ({ cluster }) => `{ jointMeeting(cluster: "${cluster}", edition: 3) { title } }`,
  resolutions: ({ cluster, city }) =>
    `{ resolutions(cluster: "${cluster}", filter: { city: "${city}" }) { nodes { text } } }`,
  meetingBrief: ({ cluster }) => `{ meetingBrief(cluster: "${cluster}", edition: 3) { title } }`,
  'meetingBrief as if entries were released': ({ cluster, city }) =>
    `{ meetingBrief(cluster: "${cluster}", edition: 3, asIf: { pendingEntriesOf: "${city}" }) { title } }`,
  'meetingBrief as if a draft were published': ({ cluster }) =>
    `{ meetingBrief(cluster: "${cluster}", edition: 3, asIf: { batch: 2 }) { title } }`,
  figure: ({ cluster, city }) =>
    `{ figure(cluster: "${cluster}", edition: 2, id: "tasks.rows@${city}") { figure { value } } }`,
  briefDiff: ({ cluster, city }) =>
    `{ briefDiff(cluster: "${cluster}", from: 1, to: 2, city: "${city}") { figures { figure } } }`,
  sealFindings: ({ cluster }) => `{ sealFindings(cluster: "${cluster}", edition: 2) { what } }`,
}
