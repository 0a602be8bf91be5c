import { GraphQLError, visit } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from './context.ts'

/** The whole schema is for whoever has a key; it stands printed in the project too. `__type` answers everybody: clients need it. */
export const introspectionForKeys: Plugin<Context> = {
  onExecute({ args: { document, contextValue }, setResultAndStopExecution }) {
    const { caller } = contextValue as Context
    if (caller.role !== 'ANONYMOUS') return
    let isAsked = false
    visit(document, {
      Field({ name }) {
        if (name.value === '__schema') isAsked = true
      },
    })
    if (!isAsked) return
    const message = 'the whole schema is shown to callers with a key only; __type answers everybody'
    setResultAndStopExecution({
      errors: [new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } })],
    })
  },
}
