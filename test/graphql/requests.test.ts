import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { openGraphql } from '../../src/graphql/server.ts'
import { secretariat } from '../support/callers.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
const ask = openDoor(hub)

const nested = (depth: number) =>
  `{ itemBatch(cluster: "hbew", ordinal: 1) { ${'cluster { '.repeat(depth)} code ${'} '.repeat(depth)} } }`
const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, i) => `a${i}: __typename`).join(' ')} }`
const directives = `{ __typename ${'@skip(if: false) '.repeat(11)} }`

describe('refusing a request as a whole', () => {
  it.each([
    ['a query nested 100 deep', nested(100), 'QUERY_TOO_COMPLEX'],
    ['100 aliases', aliases(100), 'QUERY_TOO_COMPLEX'],
    ['11 directives', directives, 'QUERY_TOO_COMPLEX'],
    ['10,000 words', `{ ${'__typename '.repeat(10_000)} }`, 'QUERY_TOO_COMPLEX'],
    ['an unknown field', '{ clusters { colour } }', 'BAD_REQUEST'],
    ['an unknown enum value', '{ itemBatches(cluster: "hbew", state: LOST) { ordinal } }', 'BAD_REQUEST'],
    ['a missing argument', '{ cluster { code } }', 'BAD_REQUEST'],
    ['a syntax error', '{ clusters { code }', 'BAD_REQUEST'],
    ['an empty document', '', 'BAD_REQUEST'],
    ['a day that does not exist', '{ itemBatches(cluster: "hbew", asOf: "2023-02-30") { ordinal } }', 'BAD_REQUEST'],
    ['an instant without a time', '{ itemBatches(cluster: "hbew", knownAt: "2026-03-02") { ordinal } }', 'BAD_REQUEST'],
    ['an ordinal beyond 32 bits', '{ itemBatch(cluster: "hbew", ordinal: 3000000000) { title } }', 'BAD_REQUEST'],
  ])('for %s', async (_, question, code) => {
    const { errors, data } = await ask(question)
    expect([...new Set(errors!.map(({ extensions }) => extensions.code))]).toEqual([code])
    expect(data ?? null).toBeNull()
  })

  it('names no field that somebody may have meant', async () => {
    const { errors } = await ask('{ clusters { cod } }')
    expect(errors![0]!.message).not.toMatch(/did you mean/i)
  })

  it.each([
    ['outright', '{ __schema { types { name } } }'],
    ['under another name', '{ a: __schema { queryType { name } } }'],
    ['in a fragment', 'query { ...f } fragment f on Query { __schema { queryType { name } } }'],
  ])('for the whole schema from a stranger, %s', async (_, question) => {
    const answer = await ask(question)
    expect(errorCodes(answer)).toEqual(['UNAUTHENTICATED'])
    expect(answer.data ?? null).toBeNull()
    expect((await ask(question, {}, secretariat)).errors).toBeUndefined()
  })

  it('for a variable of the wrong kind', async () => {
    const question = 'query ($ordinal: Int!) { itemBatch(cluster: "hbew", ordinal: $ordinal) { title } }'
    expect(errorCodes(await ask(question, { ordinal: 'one' }))).toEqual(['BAD_REQUEST'])
  })

  it('in Chinese, or in English if that is preferred', async () => {
    const question = 'mutation { registerCluster(input: { code: "x", name: "y" }) { problems { code } } }'
    const messages = async (headers: Record<string, string>) =>
      (await ask(question, {}, anonymous, headers)).errors!.map(({ message }) => message)
    expect(await messages({})).toEqual(['未提供有效密钥：密钥缺失、错误、已过期或已吊销。'])
    expect(await messages({ 'accept-language': 'en-GB,en;q=0.9,zh;q=0.8' })).toEqual([
      'No valid key: it is missing, wrong, expired or revoked.',
    ])
  })
})

describe('taking what is just within the bounds', () => {
  it.each([
    ['a type of the schema', '{ __type(name: "Severity") { enumValues { name } } }'],
    [
      'nested ten deep',
      `{ itemBatch(cluster: "hbew", ordinal: 1) { ${'items(first: 3) { nodes { item { batches { '.repeat(2)} title ${'} } } } '.repeat(2)} } }`,
    ],
    ['15 aliases', aliases(15)],
  ])('%s', async (_, question) => {
    expect((await ask(question)).errors).toBeUndefined()
  })
})

describe('a fault of ours', () => {
  it('is masked to the caller and told to the host', async () => {
    const faults: unknown[] = []
    const door = openGraphql(
      {
        ...hub,
        now: () => {
          throw new Error('the clock stands still')
        },
      },
      (fault) => faults.push(fault),
    )
    const request = new Request('http://hub.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          'mutation { openConsultation(input: { cluster: "hbew", ordinal: 1, deadline: "2026-03-16" }) { problems { code } } }',
      }),
    })
    const answer = await (await door(request, secretariat)).json()
    expect(answer.errors[0]).toMatchObject({
      message: 'Unexpected error.',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    })
    expect(String(faults[0])).toContain('the clock stands still')
  })
})
