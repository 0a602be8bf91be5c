import { GraphQLError, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { costOf, mostCost } from './cost.ts'

/** What an answer says of its question's cost. */
export const shownCost = (requested: number) => ({ requested, limit: mostCost })

/** Says what each question costs under `extensions.cost`, and refuses one that costs too much before anything is read for it. */
export const toldCost: Plugin = {
  onExecute({ args, setResultAndStopExecution }) {
    const operation = getOperationAST(args.document, args.operationName)
    if (!operation) return undefined
    const cost = shownCost(costOf(args.schema, args.document, operation, args.variableValues ?? {}))
    if (cost.requested > cost.limit) {
      const message = `the question costs ${cost.requested}, at most ${cost.limit} is allowed; ask for fewer at each level`
      const extensions = { code: 'QUERY_TOO_COMPLEX', cost, http: { spec: true, status: 400 } }
      return setResultAndStopExecution({ errors: [new GraphQLError(message, { extensions })], extensions: { cost } })
    }
    return {
      onExecuteDone({ result, setResult }) {
        if (Symbol.asyncIterator in result) return
        setResult({ ...result, extensions: { ...result.extensions, cost } })
      },
    }
  },
}
