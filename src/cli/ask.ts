import type { AnsweredProblem } from '../client/index.ts'
import { refuseForErrors } from './failure.ts'
import { type CommonOptions, clientOf, type Invocation } from './invocation.ts'

/** Asks the hub one question. */
export const ask = async <T>(
  on: Invocation,
  options: CommonOptions,
  document: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<T> => (await clientOf(on, options)).graphql<T>(document, variables, { signal: on.interruptible() })

/** Runs the one mutation of a document; its payload, or the problems thrown. */
export const mutate = async <Payload extends { readonly problems: readonly AnsweredProblem[] }>(
  on: Invocation,
  options: CommonOptions,
  document: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Payload> => {
  const data = await ask<Record<string, Payload>>(on, options, document, { input })
  const payload = Object.values(data)[0]!
  await refuseForErrors(payload.problems, on.terminal, on.say)
  return payload
}
