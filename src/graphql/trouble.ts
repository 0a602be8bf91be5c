import { GraphQLError } from 'graphql'
import { maskError, type Plugin } from 'graphql-yoga'
import { problem } from '../base/problem.ts'
import { type DatabaseTrouble, databaseTrouble, retryAfter } from '../db/database-trouble.ts'
import { type Language, messageOf, preferredLanguage } from '../report/problem-wording.ts'

const troubleError = (trouble: DatabaseTrouble, language: Language, at: GraphQLError | null): GraphQLError =>
  new GraphQLError(messageOf(problem(trouble), language), {
    nodes: at?.nodes,
    source: at?.source,
    positions: at?.positions,
    path: at?.path,
    extensions: {
      code: 'UNAVAILABLE',
      problem: trouble,
      http: { status: 503, headers: { 'retry-after': String(retryAfter[trouble]) } },
    },
  })

/** A fault in words that give nothing away; that the database cannot be asked just now is told as such, to come again. */
export const maskFault: typeof maskError = (fault, message, isDev) => {
  const at = fault instanceof GraphQLError ? fault : null
  const trouble = databaseTrouble(at?.originalError ?? fault)
  return trouble ? troubleError(trouble, 'zh', at) : maskError(fault, message, isDev)
}

/** Says in the language of the request what was masked before anybody knew it. */
export const troubleInWords: Plugin = {
  onResultProcess({ request, result, setResult }) {
    const language = preferredLanguage(request.headers.get('accept-language'))
    if (language === 'zh' || Array.isArray(result) || !('errors' in result) || !result.errors) return
    const errors = result.errors.map((error: GraphQLError) =>
      error.extensions?.code === 'UNAVAILABLE'
        ? troubleError(error.extensions.problem as DatabaseTrouble, language, error)
        : error,
    )
    setResult({ ...result, errors })
  },
}
