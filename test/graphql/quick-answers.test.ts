import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { revokeKey } from '../../src/access/revoke-key.ts'
import { openContext } from '../../src/graphql/context.ts'
import { openQuickAnswers } from '../../src/graphql/quick-answers.ts'
import { schema } from '../../src/graphql/server.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn, keyOf } from '../support/doors.ts'
import { hubAt } from '../support/hub.ts'

const open = await openTestDatabase()
const hub = hubAt(open.db, '2026-11-22T04:00:00Z')
await makeCluster(hub)

const query =
  'query ($code: String!) { cluster(code: $code) { code name memberships { city { ...named } } } } fragment named on City { code name }'

/** What the quick way answers once the plain one has executed the document; null: it leaves it to the plain one. */
const quickly = async (text: string, variables = {}) => {
  const quick = openQuickAnswers(schema)
  const onExecute = quick.learning.onExecute as unknown as (given: object) => void
  onExecute({ args: { document: parse(text), contextValue: { params: { query: text } } } })
  return quick.answer({ query: text, variables }, () => openContext(hub, secretariat, 'zh'))
}

describe('answering the quick way', () => {
  it('answers a query that the plain way has executed, fields in the order in which they were asked for', async () => {
    expect(await quickly(query, { code: 'hbew' })).toMatch(
      /^\{"data":\{"cluster":\{"code":"hbew","name":"[^"]+","memberships":\[\{"city":\{"code":"150100","name":"呼和浩特市"\}\}/,
    )
  })

  it.each([
    ['a mutation', 'mutation { revokeKey(input: { key: "1", reason: "" }) { problems { code } } }'],
    ['a condition', '{ clusters { code name @include(if: true) } }'],
    ['the schema itself', '{ __schema { queryType { name } } }'],
    ['the same field twice', '{ clusters { code code } }'],
    ['several operations', 'query a { clusters { code } } query b { clusters { name } }'],
    ['variables that do not fit', query],
    [
      'what ends in an error',
      '{ itemBatch(cluster: "hbew", ordinal: 1) { items(first: 0) { nodes { name } } } statusBoard(cluster: "none", year: 2026) { year } }',
    ],
  ])('leaves %s to the plain way', async (_what, text) => {
    expect(await quickly(text)).toBeNull()
  })

  it('leaves a document that nobody has executed yet to the plain way', () => {
    const { answer } = openQuickAnswers(schema)
    expect(answer({ query, variables: {} }, () => openContext(hub, secretariat, 'zh'))).toBeNull()
  })
})

const { app } = doorsOn(open.db)
const body = JSON.stringify({ query: '{ cluster(code: "hbew") { name } }' })
const ask = async (headers: Record<string, string>, length: Record<string, string>) => {
  const all = { 'content-type': 'application/json', ...headers, ...length }
  const response = await app.request('/graphql', { method: 'POST', headers: all, body })
  const told = Object.fromEntries([...response.headers].filter(([name]) => name !== 'x-request-id'))
  return { status: response.status, headers: told, text: await response.text() }
}
const withLength = { 'content-length': String(body.length) }

describe('the two ways over HTTP', () => {
  it.each([
    ['anything', {}],
    ['JSON', { accept: 'application/json' }],
    ['the media type of GraphQL', { accept: 'application/graphql-response+json' }],
    ['one of several', { accept: 'text/html, application/json;q=0.5' }],
  ])('answer alike who accepts %s, to the last header', async (_what, headers) => {
    const plain = await ask(headers as Record<string, string>, {})
    expect(plain.status).toBe(200)
    expect(await ask(headers as Record<string, string>, withLength)).toEqual(plain)
  })

  it('refuse a key that was revoked after an answer', async () => {
    const key = await keyOf(open.db, 'AUDITOR')
    const asked = () => ask(key, withLength)
    expect([(await asked()).status, (await asked()).status]).toEqual([200, 200])
    const { rows } = await open.pool.query('select max(id) as id from access_key')
    must(
      await revokeKey(hubAt(open.db, '2026-11-22T04:00:00.000Z'), secretariat, {
        id: Number(rows[0].id),
        reason: '样例',
      }),
    )
    expect((await asked()).status).toBe(401)
  })
})
