import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { adoptResolution } from '../../src/meeting/adopt-resolution.ts'
import { conveneMeeting } from '../../src/meeting/convene-meeting.ts'
import { listResolutions } from '../../src/meeting/list-resolutions.ts'
import { recordResolutionProgress } from '../../src/meeting/record-resolution-progress.ts'
import { resolutionStateOf } from '../../src/meeting/resolution.ts'
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

describe('what is said of meetings at once', () => {
  const eighth = { cluster: 'hbew', edition: 8 }

  it('has one after the other, and each its own number', async () => {
    must(await conveneMeeting(hub, office, { ...eighth, title: '第八次会议', heldOn: '2026-03-01' }))
    const adopted = await Promise.all([1, 2, 3].map(() => adoptResolution(hub, office, { ...resolved, ...eighth })))
    expect(adopted.map((outcome) => must(outcome).number).sort()).toEqual([1, 2, 3])
    const first = { ...eighth, number: 1, state: 'UNDER_WAY', text: '推进' } as const
    const steps = await Promise.all([1, 2, 3].map(() => recordResolutionProgress(hub, office, first)))
    expect(steps.map((outcome) => must(outcome).steps.length).sort()).toEqual([1, 2, 3])
    const title = ['第九次会议', '第九次会议', '第九次会议']
    const convened = await Promise.all(
      title.map((said) => conveneMeeting(hub, office, { cluster: 'hbew', title: said })),
    )
    expect(convened.map((outcome) => must(outcome).edition).sort()).toEqual([10, 11, 9])
  })

  it('stays as the hub knew it at an instant', async () => {
    const knownAt = (await sql<{ at: string }>`select recorded_at as at from change_clock`.execute(hub.db)).rows[0]!.at
    must(await recordResolutionProgress(hub, office, { ...eighth, number: 2, state: 'DONE', text: '完成' }))
    must(await adoptResolution(hub, office, { ...eighth, number: 3, text: '改', reason: '更正' }))
    const asked = { cluster: 'hbew', filter: { edition: 8 } }
    const shown = async (at: string | null) =>
      must(await listResolutions(hub, leader, { ...asked, knownAt: at })).resolutions.map((one) => [
        one.number,
        resolutionStateOf(one),
        one.text,
      ])
    expect(await shown(knownAt)).toEqual([
      [1, 'UNDER_WAY', '统一四市窗口标识'],
      [2, 'NOT_STARTED', '统一四市窗口标识'],
      [3, 'NOT_STARTED', '统一四市窗口标识'],
    ])
    expect(await shown(null)).toEqual([
      [1, 'UNDER_WAY', '统一四市窗口标识'],
      [2, 'DONE', '统一四市窗口标识'],
      [3, 'NOT_STARTED', '改'],
    ])
  })
})
