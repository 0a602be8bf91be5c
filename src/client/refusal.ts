import { CursorExpired, Forbidden, type HubError, RequestRefused, Unauthenticated, Unreachable } from './errors.ts'
import { type AnsweredProblem, answeredProblem, plainProblem } from './problem.ts'
import type { Connection } from './send.ts'
import { refusedWording } from './wording.ts'

interface GraphQLFault {
  readonly message: string
  readonly extensions?: { readonly code?: string }
}

interface RefusingBody {
  readonly errors?: readonly GraphQLFault[]
  readonly problems?: readonly Partial<AnsweredProblem>[]
}

const problemsIn = (body: RefusingBody): readonly AnsweredProblem[] => [
  ...(body.problems ?? []).map(answeredProblem),
  ...(body.errors ?? []).map((error) => plainProblem(error.extensions?.code ?? 'GRAPHQL', error.message)),
]

/** What `Retry-After` says, in ms: seconds, or a date, which is compared with the answer's own. Null: nothing that can be read. */
export const retryAfterOf = (headers: Pick<Headers, 'get'>): number | null => {
  const said = headers.get('retry-after') ?? ''
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000
  const ms = Date.parse(said) - Date.parse(headers.get('date') ?? '')
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

interface Refusing {
  readonly status: number
  readonly headers?: Pick<Headers, 'get'>
}

/** The error that a refusing answer means; `body` is the parsed JSON, or undefined where there was none. */
export const refusalOf = (to: Connection, { status, headers }: Refusing, body: unknown): HubError => {
  const retryAfter = headers === undefined ? null : retryAfterOf(headers)
  const problems = typeof body === 'object' && body !== null ? problemsIn(body as RefusingBody) : []
  const code = problems[0]?.code
  if (status === 401 || code === 'UNAUTHENTICATED') return new Unauthenticated(to.language, to.key !== null)
  if (status === 403 || code === 'FORBIDDEN') return new Forbidden(to.language, problems)
  if (code === 'CURSOR_EXPIRED') return new CursorExpired(to.language, problems)
  if (problems.length > 0) return new RequestRefused(problems, status, retryAfter)
  // A gateway that cannot reach the hub says so in words of its own: it may be there again in a moment.
  const isPassing = status >= 500 || status === 429
  if (!isPassing && (body === undefined || status === 404 || status < 400))
    return new Unreachable(to.language, to.url, 'NOT_A_HUB', String(status))
  return new RequestRefused([plainProblem(`HTTP_${status}`, refusedWording[to.language](status))], status, retryAfter)
}

/** JSON, or undefined. */
export const parsedOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
