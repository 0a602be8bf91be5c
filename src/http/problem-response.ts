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

/** A request refused as a whole. GraphQL clients find the same under `errors`. */
export const problemResponse = (
  context: Context,
  status: ContentfulStatusCode,
  problems: readonly Problem[],
): Response => {
  const language = preferredLanguage(context.req.header('accept-language'))
  const shown = problems.map((found) => shownProblem(found, language))
  for (const { code, severity } of problems) if (severity === 'ERROR') context.get('refusals')?.add(code)
  if (status === 401) context.header('www-authenticate', 'Bearer')
  const errors = shown.map(({ message, code }) => ({
    message,
    extensions: { code: requestCode(status), problem: code },
  }))
  const requestId = context.get('requestId') ?? null
  return context.json({ problems: shown, requestId, ...(context.req.path === '/graphql' ? { errors } : {}) }, status)
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
