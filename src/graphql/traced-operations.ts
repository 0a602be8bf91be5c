import { type DocumentNode, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { TracedOperation, Traces } from '../base/traces.ts'

const longest = 100

const operationOf = (document: DocumentNode, asked: string | null | undefined): TracedOperation => {
  const found = getOperationAST(document, asked)
  return { type: found?.operation ?? 'unknown', name: found?.name?.value.slice(0, longest) ?? null }
}

/** Each operation within its request: its kind and the name that the client gave it, and nothing of its variables. */
export const tracedOperations = (traces: Traces): Plugin => ({
  onExecute({ args, executeFn, setExecuteFn }) {
    const operation = operationOf(args.document, args.operationName)
    setExecuteFn((given) => traces.operation(operation, () => executeFn(given)))
  },
  onSubscribe({ args, subscribeFn, setSubscribeFn }) {
    const operation = operationOf(args.document, args.operationName)
    setSubscribeFn((given) => traces.operation(operation, () => subscribeFn(given)))
  },
})
