import { type DocumentNode, type GraphQLSchema, getVariableValues } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Caller } from '../base/caller.ts'
import { openTogether } from '../base/together.ts'
import type { Context } from './context.ts'
import { costOf, mostCost } from './cost.ts'
import { planDocument, type QuickPlan } from './quick-plan.ts'
import { runPlan } from './quick-run.ts'
import { shownCost } from './told-cost.ts'

/** How many documents are kept, and how long one may be. */
const mostDocuments = 1000
const longest = 10_000

/** Questions about everything: many ask the same at once, and each answer is read from all that there is. */
const aboutAll = ['recognitionCount', 'coverage', 'statusBoard', 'itemBatches']

/**
 * Questions whose answers are read from what is recorded by the change log and from nothing else, and change with time by the day only:
 * what was answered holds until the log's head moves.
 */
export const ofTheLog: ReadonlySet<string> = new Set([
  ...['serviceItem', 'serviceItems', 'canHandle', 'recognitionMatrix', 'itemDifferences', 'sameShare'],
  ...['recognitionCount', 'coverage', 'itemBatches', 'itemBatch', 'statusBoard', 'statusRows', 'changes', '__typename'],
])

/** A request as its body says it. */
export interface QuickRequest {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * The quick way (decision 0037): a query whose text the plain way has parsed, validated and found within the limits is planned once, and
 * from then on its resolvers alone are run. Whatever has an error is answered by the plain way, from the beginning.
 */
export const openQuickAnswers = (schema: GraphQLSchema) => {
  const plans = new Map<string, QuickPlan | null>()
  const together = openTogether<string | null>()

  const learn = (text: string, document: DocumentNode): void => {
    if (text.length > longest || plans.has(text)) return
    if (plans.size >= mostDocuments) plans.delete(plans.keys().next().value!)
    plans.set(text, planDocument(schema, document))
  }

  /** Takes part in the plain way: what it comes to execute is valid. */
  const learning: Plugin<Context & { params?: { query?: string } }> = {
    onExecute({ args: { document, contextValue } }) {
      const { params } = contextValue as { params?: { query?: string } }
      if (params?.query) learn(params.query, document)
    },
  }

  /** The answer as JSON text; null where the plain way has to answer. */
  const answer = (asked: QuickRequest, open: () => Context): Promise<string | null> | null => {
    const plan = plans.get(asked.query)
    if (!plan) return null
    const work = () => run(schema, plan, asked, open())
    if (!plan.root.every((name) => aboutAll.includes(name))) return work()
    const { caller, language } = open()
    return together(JSON.stringify([asked.query, asked.variables, language, rightsOf(caller)]), work)
  }
  /** Whether all that is asked is of the log. */
  const isOfTheLog = ({ query }: QuickRequest): boolean =>
    plans.get(query)?.root.every((name) => ofTheLog.has(name)) ?? false
  return { learning, answer, isOfTheLog }
}

/** Whose questions are the same: all that rights are judged by; which key it is, no question asks. */
const rightsOf = ({ role, cluster, city, cityClusters }: Caller) => [role, cluster, city, cityClusters]

const run = async (
  schema: GraphQLSchema,
  plan: QuickPlan,
  { variables }: QuickRequest,
  context: Context,
): Promise<string | null> => {
  const { variableValues } = getVariableValues(schema, plan.operation.variableDefinitions ?? [], variables)
  if (!variableValues) return null
  const cost = costOf(schema, plan.document, plan.operation, variables)
  if (cost > mostCost) return null
  try {
    return JSON.stringify({ data: await runPlan(plan, variableValues, context), extensions: { cost: shownCost(cost) } })
  } catch {
    return null
  }
}
