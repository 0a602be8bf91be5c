import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../base/problem.ts'
import { type Language, messageOf, preferredLanguage } from '../report/problem-wording.ts'

/** A problem as JSON shows it, with its message. */
export const shownProblem = (found: Problem, language: Language) => ({
  code: found.code,
  severity: found.severity,
  path: found.path,
  sheet: found.sheet ?? null,
  row: found.row ?? null,
  cell: found.cell ?? null,
  field: found.field ?? null,
  facts: found.facts,
  message: messageOf(found, language),
})

interface RefusalFacts {
  readonly status: number
  readonly isGraphql: boolean
  readonly language: Language
  readonly requestId: string | null
}

/** What is said of a request that is refused as a whole. GraphQL clients find the same under `errors`. */
export const refusalBody = (
  problems: readonly Problem[],
  { status, isGraphql, language, requestId }: RefusalFacts,
): object => {
  const shown = problems.map((found) => shownProblem(found, language))
  const extensions = (problem: string) => ({ code: requestCode(status), problem })
  const errors = shown.map(({ message, code }) => ({ message, extensions: extensions(code) }))
  return { problems: shown, requestId, ...(isGraphql ? { errors } : {}) }
}

/** A request refused as a whole. */
export const problemResponse = (
  context: Context,
  status: ContentfulStatusCode,
  problems: readonly Problem[],
): Response => {
  for (const { code, severity } of problems) if (severity === 'ERROR') context.get('refusals')?.add(code)
  if (status === 401) context.header('www-authenticate', 'Bearer')
  const facts = {
    ...{ status, isGraphql: context.req.path === '/graphql', requestId: context.get('requestId') ?? null },
    language: preferredLanguage(context.req.header('accept-language')),
  }
  return context.json(refusalBody(problems, facts), status)
}

const requestCode = (status: number): string =>
  status === 401
    ? 'UNAUTHENTICATED'
    : status === 403
      ? 'FORBIDDEN'
      : status === 429
        ? 'RATE_LIMITED'
        : status === 503
          ? 'UNAVAILABLE'
          : status >= 500
            ? 'INTERNAL_SERVER_ERROR'
            : 'BAD_REQUEST'
