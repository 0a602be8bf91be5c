import { beforeAll, describe, expect, it } from 'vitest'
import { ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'
import { fourLive } from '../support/recognition.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
const ask = openDoor(hub)
beforeAll(() => fourLive(hub))

describe('asking for changes by GraphQL', () => {
  it('answers a page with entries, commits and what is withheld, and where it goes on', async () => {
    const query = `query ($after: Cursor) { changes(cluster: "hbew", after: $after, first: 8) {
      entries { number kind resource subject cluster city isTombstone reason successor version content hash }
      commits { firstNumber count recordedAt verb actor algorithm root previousHash hash }
      withheld { from to hashes } after upTo nextCursor hasMore head } }`
    const { data } = await ask(query)
    expect(
      data.changes.entries.map(({ number, resource }: { number: number; resource: string }) => [number, resource]),
    ).toEqual([
      [1, 'cluster'],
      [2, 'membership'],
      [3, 'membership'],
      [4, 'membership'],
      [5, 'membership'],
      [6, 'batchItem'],
      [7, 'batch'],
      [8, 'implementation'],
    ])
    expect(data.changes).toMatchObject({ withheld: [], hasMore: true, head: 75 })
    const next = await ask(query, { after: data.changes.nextCursor })
    expect(next.data.changes.withheld[0]).toMatchObject({ from: 9, to: 24 })
    expect(next.data.changes.after).toBe(data.changes.nextCursor)
  })

  it('answers what a snapshot holds', async () => {
    const query = `{ snapshotManifest(cluster: "hbew", kinds: ["membership", "batch.published"]) {
      takenAt cluster kinds cursor cadence count counts { resource count } checksum } }`
    expect((await ask(query)).data.snapshotManifest).toMatchObject({
      takenAt: '2026-03-02T01:00:00.000Z',
      kinds: ['membership', 'batch.published'],
      count: 5,
      counts: [
        { resource: 'batch', count: 1 },
        { resource: 'membership', count: 4 },
      ],
    })
  })

  it.each([
    [
      'a cursor that leads nowhere',
      `after: "${btoa(`3.${'ab'.repeat(32)}.c4`).replaceAll('=', '')}"`,
      410,
      ['CURSOR_EXPIRED'],
    ],
    ['what is no cursor', 'after: "?"', 400, ['BAD_REQUEST']],
    ['too many', 'first: 1001', 400, ['BAD_REQUEST']],
    ['a kind that no text can be', 'kinds: ["\\u0000"]', 400, ['BAD_REQUEST']],
  ])('refuses %s', async (_, argument, status, codes) => {
    const answer = await ask(`{ changes(cluster: "hbew", ${argument}) { hasMore } }`)
    expect([answer.status, errorCodes(answer)]).toEqual([status, codes])
  })

  it('shows a member what is not public', async () => {
    const query = '{ changes(cluster: "hbew", kinds: ["declaration"]) { entries { number } } }'
    expect((await ask(query)).data.changes.entries).toEqual([])
    expect((await ask(query, {}, ofHohhot)).data.changes.entries).toHaveLength(16)
  })
})
