import { civilDateAt } from '../base/civil-date.ts'
import { encodeCursor, pageOf } from '../base/connection.ts'
import { type Fen, moneyText } from '../base/money.ts'
import { countPlan, findPlanRow, listPlan, type PlanAsked } from '../programme/list-plan.ts'
import { listPlanFields } from '../programme/list-plan-fields.ts'
import type { Connection, InvestmentShare, PlatformContent, ProjectContent } from '../programme/plan-content.ts'
import { usualFields } from '../programme/plan-field.ts'
import type { ListedPlanRow } from '../programme/plan-row.sql.ts'
import type { PlanList } from '../programme/plan-row.ts'
import { recordedLights } from '../programme/shown-lights.ts'
import { answer, answered } from './answer.ts'
import { checkedCursor, checkedDay, checkedFirst } from './arguments.ts'
import type { Context } from './context.ts'
import { encodeId } from './ids.ts'

type Arguments = Omit<PlanAsked, 'list'>

/** A row with the day and the instant as of whose knowledge it was asked for. */
type PlanNode<L extends PlanList = PlanList> = ListedPlanRow<L> & {
  readonly knownAt: string | null
  /** The day asked about; null: today. */
  readonly asOf: string | null
}

interface Listed {
  readonly asked: PlanAsked
}

/** A row with what the resolvers below it need to know. */
export const planNode = (row: ListedPlanRow, knownAt: string | null | undefined, asOf: string | null): PlanNode => ({
  ...row,
  knownAt: knownAt ?? null,
  asOf,
})

const list =
  (name: PlanList) =>
  async (_: unknown, args: Arguments & { first?: number | null; after?: string | null }, context: Context) => {
    const first = context.spend(checkedFirst(args.first))
    const after = checkedCursor(args.after, ['number'])?.[0] ?? 0
    const asked = { ...args, list: name, asOf: checkedDay(args.asOf) }
    const page = { after, limit: first + 1 }
    const rows = answered(await listPlan(context.hub, context.caller, asked, page), context)
    const { nodes, ...pageInfo } = pageOf(rows, first, ({ number }) => encodeCursor([number]))
    return { asked, nodes: nodes.map((row) => planNode(row, args.knownAt, asked.asOf)), pageInfo }
  }

const one =
  (name: PlanList) =>
  async (_: unknown, { number, ...args }: Arguments & { number: number }, context: Context) => {
    const asked = { ...args, list: name, asOf: checkedDay(args.asOf) }
    const { ok: row } = answer(await findPlanRow(context.hub, context.caller, asked, number), context)
    return row && planNode(row, args.knownAt, asked.asOf)
  }

const totalCount = ({ asked }: Listed, _: unknown, { hub }: Context) => countPlan(hub, asked)

/** What a row of every list says, under the names of the contract. */
const common = {
  id: ({ subjectId }: PlanNode) => encodeId('PlanRow', subjectId),
  cluster: ({ clusterId }: PlanNode, _: unknown, { load }: Context) => load.clustersById.load(clusterId),
  title: ({ content }: PlanNode) => content.title,
  field: ({ content: { field }, fieldName }: PlanNode) => ({
    code: field,
    name: fieldName ?? usualFields.find(({ code }) => code === field)?.name ?? field,
  }),
  leadCity: ({ content }: PlanNode, _: unknown, { load }: Context) => load.cities.load(content.leadCity),
  leadUnit: ({ content }: PlanNode) => content.leadUnit,
  participatingCities: ({ content }: PlanNode, _: unknown, { load, spend }: Context) =>
    Promise.all(spend(content.participatingCities).map((city) => load.cities.load(city))),
  cooperatingUnits: ({ content }: PlanNode, _: unknown, { spend }: Context) => spend(content.cooperatingUnits),
  deadline: ({ content }: PlanNode) => content.deadline,
  deadlines: async ({ subjectId, knownAt }: PlanNode, _: unknown, { load, spend }: Context) =>
    spend(await load.planDeadlines.load({ subjectId, knownAt })),
  light: async ({ subjectId, year, asOf, knownAt }: PlanNode, _: unknown, { load, hub }: Context) => {
    const day = asOf ?? civilDateAt(hub.now())
    const lights = await load.planLights.load({ subjectId, asOf: day, knownAt })
    return recordedLights(
      lights.filter((light) => light.year === year),
      [],
      new Map(),
      day,
    ).light
  },
  milestones: ({ content }: PlanNode, _: unknown, { spend }: Context) => spend(content.milestones),
  source: ({ content }: PlanNode) => content.source,
  note: ({ content }: PlanNode) => content.note,
  editions: async ({ subjectId, knownAt }: PlanNode, _: unknown, { load, spend }: Context) =>
    spend(await load.planEditions.load({ subjectId, knownAt })),
}

const said =
  <C>(field: keyof C) =>
  ({ content }: { readonly content: unknown }) =>
    (content as C)[field]

const ofProject = (...fields: (keyof ProjectContent)[]) =>
  Object.fromEntries(fields.map((field) => [field, said<ProjectContent>(field)]))

const yuan = (fen: Fen | null): string | null => (fen === null ? null : moneyText(fen, 'YUAN'))

const cityOf = ({ city }: { readonly city: string }, _: unknown, { load }: Context) => load.cities.load(city)

const typeNames: Readonly<Record<PlanList, string>> = {
  TASK: 'IntegrationTask',
  PROJECT: 'KeyProject',
  PLATFORM: 'Platform',
}

export const planResolvers = {
  Query: {
    integrationTasks: list('TASK'),
    integrationTask: one('TASK'),
    keyProjects: list('PROJECT'),
    keyProject: one('PROJECT'),
    platforms: list('PLATFORM'),
    platform: one('PLATFORM'),
    planFields: async (_: unknown, { cluster }: { cluster: string }, { hub, caller, ...context }: Context) =>
      answered(await listPlanFields(hub, caller, cluster), { hub, caller, ...context }),
  },
  PlanRow: { __resolveType: ({ list }: PlanNode) => typeNames[list] },
  IntegrationTask: common,
  KeyProject: {
    ...common,
    ...ofProject('projectCode', 'sourceUnit', 'investmentShares', 'plannedStartOn', 'plannedCompletionOn'),
    ...ofProject(
      'actualStartOn',
      'actualCompletionOn',
      'enteredInStatisticsOn',
      'stage',
      'liaisonLeader',
      'winterStop',
    ),
    ...ofProject('factors', 'permits', 'conditionalAcceptance', 'stalled'),
    totalInvestment: ({ content }: PlanNode<'PROJECT'>) => yuan(content.totalInvestmentFen),
    plannedThisYear: ({ content }: PlanNode<'PROJECT'>) => yuan(content.plannedThisYearFen),
    plannedCurve: ({ content }: PlanNode<'PROJECT'>) => content.plannedCurve?.map(yuan) ?? null,
  },
  InvestmentShare: { city: cityOf, amount: ({ fen }: InvestmentShare) => yuan(fen) },
  Platform: {
    ...common,
    kind: said<PlatformContent>('kind'),
    stage: said<PlatformContent>('stage'),
    connections: said<PlatformContent>('connections'),
    figures: said<PlatformContent>('figures'),
    hostCity: ({ content }: PlanNode<'PLATFORM'>, _: unknown, { load }: Context) =>
      content.hostCity === null ? null : load.cities.load(content.hostCity),
  },
  ConnectedCity: { city: (connection: Connection, _: unknown, context: Context) => cityOf(connection, _, context) },
  IntegrationTaskConnection: { totalCount },
  KeyProjectConnection: { totalCount },
  PlatformConnection: { totalCount },
}
