import { GraphQLError } from 'graphql'
import type { Outcome } from '../base/outcome.ts'
import type { Problem } from '../base/problem.ts'
import { messageOf } from '../report/problem-wording.ts'
import type { Context } from './context.ts'

/** Refusals of the request as a whole; every other problem is part of a payload. */
const requestCodes: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, CURSOR_EXPIRED: 410 }

/** A refusal as an error of the request, with its code and HTTP status. */
export const requestError = (found: Problem, context: Context): GraphQLError => {
  const status = requestCodes[found.code] ?? 400
  const code = requestCodes[found.code] ? found.code : 'BAD_REQUEST'
  return new GraphQLError(messageOf(found, context.language), {
    extensions: { code, problem: found.code, http: { status } },
  })
}

/** The done thing and its problems as a payload sees them; a request that may not be made becomes an error. */
export const answer = <T>(outcome: Outcome<T>, context: Context): { ok: T | null; problems: readonly Problem[] } => {
  const refusal = outcome.ok === undefined ? outcome.problems.find(({ code }) => code in requestCodes) : undefined
  if (outcome.ok === undefined) for (const { code } of outcome.problems) context.refusals.add(code)
  if (refusal) throw requestError(refusal, context)
  return { ok: outcome.ok ?? null, problems: outcome.problems }
}

/** What a question answers, where no payload could carry a refusal. */
export const answered = <T>(outcome: Outcome<T>, context: Context): T => {
  const { ok, problems } = answer(outcome, context)
  if (ok === null) throw requestError(problems[0]!, context)
  return ok
}
