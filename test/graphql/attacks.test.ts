import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../support/database.ts'
import { openApp } from '../support/http.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const app = openApp(hubAt(db, '2026-03-02T01:00:00Z'))

const post = (body: unknown, type = 'application/json') =>
  app('/graphql', {
    method: 'POST',
    headers: { 'content-type': type, accept: 'application/graphql-response+json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const get = (query: string, variables = '{}') =>
  app(`/graphql?${new URLSearchParams({ query, variables })}`, {
    headers: { accept: 'application/graphql-response+json' },
  })
const many = (text: (i: number) => string, count: number) =>
  `{ ${Array.from({ length: count }, (_, i) => text(i)).join(' ')} }`

const mutation = 'mutation { registerCluster(input: { code: "x", name: "y" }) { problems { code } } }'
const fragments = 'query { ...a } fragment a on Query { ...b } fragment b on Query { ...a }'
const alike = `{ ${many((i) => `...f${i}`, 102).slice(1)} ${many((i) => `fragment f${i} on Query { clusters { code } }`, 102).slice(1, -1)}`
const alikeBelow = many(() => `serviceItems(cluster: "a") { ${'nodes { code } '.repeat(15)} }`, 10)
const calling =
  '{ ...a } fragment a on Query { clusters { ...b } } fragment b on CityCluster { cities { ...b } members { ...b } }'
const deepIntrospection = `{ __schema { types { ${'fields { type { '.repeat(8)} name ${'} } '.repeat(8)} } } }`

describe('refusing the attacks that everybody tries', () => {
  it.each<readonly [string, () => Promise<Response>, number, string]>([
    ['alias overload', () => post({ query: many((i) => `a${i}: __typename`, 101) }), 400, 'QUERY_TOO_COMPLEX'],
    ['one field a thousand times', () => post({ query: many(() => '__typename', 2001) }), 400, 'QUERY_TOO_COMPLEX'],
    [
      'an object a hundred times, to be compared each with each',
      () => post({ query: many(() => 'clusters { code }', 102) }),
      400,
      'QUERY_TOO_COMPLEX',
    ],
    ['the same by fragments', () => post({ query: alike }), 400, 'QUERY_TOO_COMPLEX'],
    ['the same a level deeper', () => post({ query: alikeBelow }), 400, 'QUERY_TOO_COMPLEX'],
    ['fragments that call each other by fields', () => post({ query: calling }), 400, 'QUERY_TOO_COMPLEX'],
    ['a list in a list without end', () => post({ query: `{ a(b: ${'['.repeat(60_000)}` }), 400, 'QUERY_TOO_COMPLEX'],
    ['directive overload', () => post({ query: `{ __typename ${'@aa '.repeat(50)} }` }), 400, 'QUERY_TOO_COMPLEX'],
    ['circular fragments', () => post({ query: fragments }), 400, 'BAD_REQUEST'],
    ['deep nesting', () => post({ query: deepIntrospection }), 400, 'QUERY_TOO_COMPLEX'],
    [
      'ten questions in one',
      () => post(Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))),
      400,
      'BAD_REQUEST',
    ],
    ['the schema for a stranger', () => post({ query: '{ __schema { types { name } } }' }), 401, 'UNAUTHENTICATED'],
    ['guessing by suggestions', () => post({ query: '{ cluster }' }), 400, 'BAD_REQUEST'],
    ['a mutation by GET', () => get(mutation), 405, ''],
    ['variables by GET that are no JSON', () => get('{ __typename }', '{'), 400, 'BAD_REQUEST'],
    ['a form from another page', () => post('query=%7B__typename%7D', 'application/x-www-form-urlencoded'), 415, ''],
    ['text from another page', () => post('{"query":"{__typename}"}', 'text/plain'), 415, ''],
    ['a file from another page', () => post('--x--', 'multipart/form-data; boundary=x'), 415, ''],
  ])('%s', async (_, attack, status, code) => {
    const answer = await attack()
    const text = await answer.text()

    expect([answer.status, text.includes(code)]).toEqual([status, true])
    expect(text).not.toMatch(/did you mean|"data":\{/i)
  })

  it.each([
    ['a workbench in the browser', 'graphiql'],
    ['how long each field took', 'tracing'],
  ])('showing nobody %s', async (_, word) => {
    const page = await app('/graphql', { headers: { accept: 'text/html' } })
    const answer = await post({ query: '{ __typename }' })

    expect((await page.text()).toLowerCase()).not.toContain(word)
    const cost = { requested: 1, limit: 500_000 }
    expect(await answer.json()).toEqual({ data: { __typename: 'Query' }, extensions: { cost } })
  })

  it('leaves no answer to an address in a cache', async () => {
    const answer = await get('{ __typename }')
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  })
})
