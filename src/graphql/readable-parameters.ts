import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Variables in an address that are no JSON are the asker's mistake, not a fault. */
export const readableParameters: Plugin = {
  onRequestParse({ request, requestParser, setRequestParser }) {
    if (request.method !== 'GET' || !requestParser) return
    setRequestParser((asked) => {
      try {
        return requestParser(asked)
      } catch (fault) {
        if (!(fault instanceof SyntaxError)) throw fault
        throw new GraphQLError('variables and extensions must be JSON.', {
          extensions: { code: 'BAD_REQUEST', http: { spec: true, status: 400 } },
        })
      }
    })
  },
}
