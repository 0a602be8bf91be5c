import { sql } from 'kysely'
import { expect } from 'vitest'
import { anonymous, type Caller } from '../../src/base/caller.ts'
import { openRememberedAnswers } from '../../src/graphql/remembered-answers.ts'
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
 * Asks the GraphQL door in process. A fault fails the test instead of being masked. Whatever question is asked is asked again the quick way, or
 * of what the door remembers if it was asked before: each has to give the same answer, byte for byte. What it costs is left out: test/graphql/cost.test.ts.
 */
export const openDoor = (hub: Hub) => {
  const faults: unknown[] = []
  const door = openGraphql(hub, (fault) => faults.push(fault), { answers: openRememberedAnswers(2 ** 24, Date.now) })
  return async (
    query: string,
    variables: Record<string, unknown> = {},
    caller: Caller = anonymous,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const body = JSON.stringify({ query, variables })
    const told = async (more: Record<string, string>, head: string | null = null) => {
      const all = { 'content-type': 'application/json', ...headers, ...more }
      const request = new Request('http://hub.test/graphql', { method: 'POST', headers: all, body })
      const response = await door(request, caller, { head })
      const text = await response.text()
      if (faults.length > 0) throw faults[0]
      return { text, status: response.status, type: response.headers.get('content-type') }
    }
    const plain = await told({})
    if (/^\s*(query|\{)/.test(query) && !isCounting())
      expect(await told({ 'content-length': String(Buffer.byteLength(body)) }, await headOf(hub))).toEqual(plain)
    const { extensions: _, ...answer } = JSON.parse(plain.text) as Answer & { extensions?: unknown }
    return { ...answer, status: plain.status }
  }
}

const headOf = async ({ db }: Hub): Promise<string> => {
  const { rows } = await sql<{ head: string }>`select encode(head_hash, 'hex') as head from change_clock`.execute(db)
  return rows[0]!.head
}

/** The codes of the errors of a whole request. */
export const errorCodes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions.code)
