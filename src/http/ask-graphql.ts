import type { Context } from 'hono'
import { type Problem, problem } from '../base/problem.ts'
import type { openGraphql } from '../graphql/server.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse } from './problem-response.ts'

const isJson = /^application\/(json|graphql-response\+json)\b/i

/** Why the body is not read: forms and texts can come from pages elsewhere, and what is packed says nothing of its size. */
const refusalOf = ({ req }: Context): Problem | null => {
  if (req.method !== 'POST') return null
  const [type, encoding] = [req.header('content-type') ?? '', req.header('content-encoding') ?? 'identity']
  if (!isJson.test(type))
    return problem('CONTENT_TYPE_NOT_ALLOWED', { facts: { found: type.slice(0, 100), allowed: 'application/json' } })
  if (!/^identity$/i.test(encoding))
    return problem('CONTENT_ENCODING_NOT_ALLOWED', { facts: { found: encoding.slice(0, 40), allowed: 'identity' } })
  return null
}

/** `GET` and `POST /graphql`: the GraphQL door by HTTP. `headFor` says where the log stands for callers whose key did not tell. */
export const askGraphql =
  (graphql: ReturnType<typeof openGraphql>, headFor: () => Promise<string | null>) =>
  async (context: Context<{ Variables: Variables }>): Promise<Response> => {
    const refusal = refusalOf(context)
    if (refusal) return problemResponse(context, 415, [refusal])
    const answer = await graphql(context.req.raw, context.get('caller'), {
      refusals: context.get('refusals'),
      head: context.get('head') ?? (await headFor()),
      respond: (answer, type) => context.body(answer as Uint8Array<ArrayBuffer>, 200, { 'content-type': type }),
    })
    // What is asked by an address could be kept on the way; what is posted never is.
    if (context.req.method === 'GET') answer.headers.set('cache-control', 'no-store')
    return answer
  }
