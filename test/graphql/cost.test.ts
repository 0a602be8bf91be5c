import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { costOf } from '../../src/graphql/cost.ts'
import { schema } from '../../src/graphql/server.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn } from '../support/doors.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
await makeCluster(hub)

const cost = (query: string, variables: Record<string, unknown> = {}) => {
  const document = parse(query)
  const [operation] = document.definitions
  return costOf(schema, document, operation as never, variables)
}
const items = (first: string) => `{ serviceItems(cluster: "hbew", first: ${first}) { nodes { code } } }`

describe('what a question costs', () => {
  it.each([
    ['one thing', '{ cluster(code: "hbew") { code } }', 1],
    ['a list of unknown length', '{ clusters { code } }', 10],
    ['a list of twenty', items('20'), 40],
    ['lists within lists', '{ clusters { memberships { city { code } } } }', 210],
  ])('is counted from the text: %s', (_, query, expected) => {
    expect(cost(query)).toBe(expected)
  })

  it('takes a number from the variables, else from their defaults, else a hundred', () => {
    const query = `query ($n: Int = 5) ${items('$n')}`
    expect([cost(query, { n: 20 }), cost(query), cost(`query ($n: Int) ${items('$n')}`)]).toEqual([40, 10, 200])
  })
})

describe('asking', () => {
  const { app } = doorsOn(db)
  const ask = async (query: string) => {
    const body = JSON.stringify({ query })
    // With its length said it may go the quick way the second time.
    const headers = { 'content-type': 'application/json', 'content-length': String(body.length) }
    const answer = await app.request('/graphql', { method: 'POST', headers, body })
    return (await answer.json()) as { errors?: unknown[]; extensions?: unknown }
  }

  it('tells the cost and the limit with each answer, the second as the first', async () => {
    const told = { data: { clusters: [{ code: 'hbew' }] }, extensions: { cost: { requested: 10, limit: 500_000 } } }
    expect(await ask('{ clusters { code } }')).toEqual(told)
    expect(await ask('{ clusters { code } }')).toEqual(told)
  })

  it('is refused above the limit before anything is read, and says by how much', async () => {
    const cost = { requested: 2_000_000, limit: 500_000 }
    expect(await ask('{ a: serviceItems(cluster: "hbew", first: 1000000) { nodes { code } } }')).toEqual({
      errors: [
        {
          message: 'the question costs 2000000, at most 500000 is allowed; ask for fewer at each level',
          extensions: { code: 'QUERY_TOO_COMPLEX', cost },
        },
      ],
      extensions: { cost },
    })
  })
})
