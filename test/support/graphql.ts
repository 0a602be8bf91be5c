import { anonymous, type Caller } from '../../src/base/caller.ts'
import { openGraphql } from '../../src/graphql/server.ts'
import type { Hub } from '../../src/hub.ts'

/** An answer of the GraphQL door, as a client gets it. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a client's answer has the shape of its question
  readonly data?: any
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code?: string } }[]
  readonly status: number
}

/** Asks the GraphQL door in process. A fault fails the test instead of being masked. */
export const openDoor = (hub: Hub) => {
  const faults: unknown[] = []
  const door = openGraphql(hub, (fault) => faults.push(fault))
  return async (
    query: string,
    variables: Record<string, unknown> = {},
    caller: Caller = anonymous,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const request = new Request('http://hub.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    })
    const response = await door(request, caller)
    if (faults.length > 0) throw faults[0]
    return { ...((await response.json()) as Answer), status: response.status }
  }
}

/** The codes of the errors of a whole request. */
export const errorCodes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions.code)
