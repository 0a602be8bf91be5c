import { describe, expect, it } from 'vitest'
import { backFilled, card, licence } from '../support/batch.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
const ask = openDoor(hub)
await makeCluster(hub)
await backFilled(hub, { ordinal: 1 }, card, licence)
await backFilled(hub, { ordinal: 2, title: '第二批' }, card, licence)

const itemsWithin = (inner: string, first: number) => `items(first: ${first}) { nodes { item { ${inner} } } }`

describe('asking for lists within lists', () => {
  it('is refused once all of them together are too long, however few rows there are', async () => {
    const question = `{ itemBatches(cluster: "hbew") { ${itemsWithin(`batches { ${itemsWithin(`batches { ${itemsWithin('code', 100)} }`, 100)} }`, 100)} } }`
    const many = `{ ${Array.from({ length: 14 }, (_, i) => `a${i}: ${question.slice(2, -2)}`).join(' ')} }`
    expect(errorCodes(await ask(many))).toContain('QUERY_TOO_COMPLEX')
  })

  it('is answered while they are not', async () => {
    const question = `{ itemBatches(cluster: "hbew") { ${itemsWithin('code batches { ordinal }', 100)} } }`
    const { data, errors } = await ask(question)
    expect(errors).toBeUndefined()
    expect(data.itemBatches[1].items.nodes[0].item.batches).toEqual([{ ordinal: 1 }, { ordinal: 2 }])
  })
})
