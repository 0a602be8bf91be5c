import { describe, expect, it } from 'vitest'
import { adoptResolution } from '../../src/meeting/adopt-resolution.ts'
import { conveneMeeting } from '../../src/meeting/convene-meeting.ts'
import { recordResolutionProgress } from '../../src/meeting/record-resolution-progress.ts'
import { leader } from '../support/callers.ts'
import { must } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'
import { metAndResolved, office, resolved, seventh } from '../support/meeting.ts'

const open = await openTestDatabase()
const hub = hubAt(open.db, '2026-03-02T01:00:00Z')
const ask = openDoor(hub)

await metAndResolved(hub)
must(await adoptResolution(hub, office, { ...resolved, leadCity: '150600' }))
must(await conveneMeeting(hub, office, { ...seventh, heldOn: '2026-02-28' }))
must(await adoptResolution(hub, office, { ...resolved, edition: 7, deadline: '2026-12-31' }))
const done = { cluster: 'hbew', edition: 6, number: 2, state: 'DONE', text: '已完成' } as const
must(await recordResolutionProgress(hub, office, done))

const ledger = `query ($filter: ResolutionFilter, $first: Int, $after: String) { resolutions(cluster: "hbew", filter: $filter,
  asOf: "2026-07-01", first: $first, after: $after) { nodes { edition number isOverdue isCarriedOver } totalCount
  figures { adopted open overdue } byCity { city { name } figures { open } } pageInfo { hasNextPage endCursor } } }`

describe('the ledger through the door', () => {
  it('goes on page by page, with figures of all', async () => {
    const page = (await ask(ledger, { first: 2 }, leader)).data.resolutions
    expect(page).toMatchObject({
      nodes: [
        { edition: 7, number: 1, isOverdue: false, isCarriedOver: false },
        { edition: 6, number: 1, isOverdue: true, isCarriedOver: true },
      ],
      totalCount: 3,
      figures: { adopted: 3, open: 2, overdue: 1 },
      byCity: [
        { city: { name: '呼和浩特市' }, figures: { open: 2 } },
        { city: { name: '鄂尔多斯市' }, figures: { open: 0 } },
      ],
      pageInfo: { hasNextPage: true },
    })
    const next = (await ask(ledger, { first: 2, after: page.pageInfo.endCursor }, leader)).data.resolutions
    expect(next).toMatchObject({ nodes: [{ edition: 6, number: 2 }], pageInfo: { hasNextPage: false }, totalCount: 3 })
    const open = (await ask(ledger, { filter: { open: true, city: '150200', edition: 6 } }, leader)).data.resolutions
    expect(open.nodes.map(({ number }: { number: number }) => number)).toEqual([1])
  })

  it.each([
    [
      2,
      '{ jointMeetings(cluster: "hbew") { nodes { title host { name } agreements { title } texts { text } nextList { entries { title leadCity { name } } } } } }',
    ],
    [
      2,
      '{ jointMeeting(cluster: "hbew", edition: 6) { title host { name } participants { city { name } } cutOffs { at } } }',
    ],
    [
      2,
      '{ resolutions(cluster: "hbew") { nodes { text leadCity { name } coCities { name } steps { by { name } } links { title } } figures { open } byCity { city { name } } } }',
    ],
  ])('takes %i statements whatever its rows', async (count, question) => {
    const counted = await countStatements(open, () => ask(question, {}, leader))
    expect(counted.result.errors).toBeUndefined()
    expect(counted.count).toBe(count)
  })
})
