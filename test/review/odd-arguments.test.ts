import { describe, expect, it } from 'vitest'
import { encodeCursor } from '../../src/base/connection.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
const ask = openDoor(hub)
await makeCluster(hub)

const nul = 'hbew\u0000'

describe('asking with what the database would take for a fault', () => {
  it.each([
    ['a cluster with NUL', 'query ($x: String!) { cluster(code: $x) { code } }', nul],
    ['an item with NUL', 'query ($x: String!) { serviceItem(code: $x) { code } }', nul],
    ['a list with half a character', 'query ($x: String!) { itemBatches(cluster: $x) { title } }', '\ud800'],
    [
      'a verb on a cluster with NUL',
      'mutation ($x: String!) { confirmItemBatch(input: { cluster: $x, ordinal: 1 }) { problems { code } } }',
      nul,
    ],
    [
      'a key for a city with NUL',
      'mutation ($x: String!) { issueKey(input: { role: OPERATOR, city: $x, holder: "某" }) { problems { code } } }',
      nul,
    ],
    [
      'a text longer than any name',
      'query ($x: String!) { serviceItems(cluster: "hbew", filter: { text: $x }) { nodes { code } } }',
      '社'.repeat(501),
    ],
    [
      'a cursor with a fraction',
      'query ($x: String!) { unmatchedItems(cluster: "hbew", after: $x) { nodes { item { code } } } }',
      encodeCursor([1.5]),
    ],
    [
      'a cursor beyond every id',
      'query ($x: String!) { serviceItems(cluster: "hbew", after: $x) { nodes { code } } }',
      encodeCursor(['a', 1e30]),
    ],
    [
      'a cursor with NUL',
      'query ($x: String!) { serviceItems(cluster: "hbew", after: $x) { nodes { code } } }',
      encodeCursor(['\u0000', 1]),
    ],
  ])('refuses %s', async (_, question, x) => {
    expect(errorCodes(await ask(question, { x }, secretariat))).toEqual(['BAD_REQUEST'])
  })

  it('refuses a truth value that is null', async () => {
    const question =
      'mutation { registerCluster(input: { code: "x1", name: "某", isSample: null }) { problems { code } } }'
    expect(errorCodes(await ask(question, {}, secretariat))).toContain('BAD_REQUEST')
  })

  it.each([
    ['2023-02-30T00:00:00Z'],
    ['2023-02-30T00:00:00.000001Z'],
    ['2023-01-01T00:00'],
    ['9999-12-31T23:59:59-12:00'],
    ['0000-01-01T00:00:00Z'],
    ['2023-01-01T25:00:00Z'],
  ])('refuses the instant %s', async (x) => {
    const question = 'query ($x: DateTime!) { itemBatches(cluster: "hbew", knownAt: $x) { title } }'
    expect(errorCodes(await ask(question, { x }))).toEqual(['BAD_REQUEST'])
  })

  it('keeps the microseconds of an instant with an offset', async () => {
    const question =
      'mutation ($x: DateTime!) { issueKey(input: { role: LEADER, holder: "某", expiresAt: $x }) { accessKey { expiresAt } } }'
    const { data } = await ask(question, { x: '2027-01-01T00:00:00.123456+08:00' }, secretariat)
    expect(data.issueKey.accessKey.expiresAt).toBe('2026-12-31T16:00:00.123456Z')
  })
})
