import { expect } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import { openGraphql } from '../../src/graphql/server.ts'
import type { Hub } from '../../src/hub.ts'
import { isCounting } from './count-statements.ts'

/** An answer of the GraphQL door, as a client gets it. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a client's answer has the shape of its question
  readonly data?: any
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code?: string } }[]
  readonly status: number
}

/**
 * Asks the GraphQL door in process. A fault fails the test instead of being masked. Whatever question is asked is asked again the quick way,
 * which has to give the same answer, byte for byte. What it costs is left out: test/graphql/cost.test.ts.
 */
export const openDoor = (hub: Hub) => {
  const faults: unknown[] = []
  const door = openGraphql(hub, (fault) => faults.push(fault))
  return async (
    query: string,
    variables: Record<string, unknown> = {},
    caller: Caller = anonymous,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const body = JSON.stringify({ query, variables })
    const told = async (more: Record<string, string>) => {
      const all = { 'content-type': 'application/json', ...headers, ...more }
      const request = new Request('http://hub.test/graphql', { method: 'POST', headers: all, body })
      const response = await door(request, caller)
      const text = await response.text()
      if (faults.length > 0) throw faults[0]
      return { text, status: response.status, type: response.headers.get('content-type') }
    }
    const plain = await told({})
    if (/^\s*(query|\{)/.test(query) && !isCounting())
      expect(await told({ 'content-length': String(Buffer.byteLength(body)) })).toEqual(plain)
    const { extensions: _, ...answer } = JSON.parse(plain.text) as Answer & { extensions?: unknown }
    return { ...answer, status: plain.status }
  }
}

/** The codes of the errors of a whole request. */
export const errorCodes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions.code)
