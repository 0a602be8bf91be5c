import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import type { Hub } from '../../src/hub.ts'
import { assignIssue } from '../../src/programme/assign-issue.ts'
import { raiseIssue } from '../../src/programme/raise-issue.ts'
import { coordinatorOf, secretariatOf } from '../support/callers.ts'
import { makeCluster, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { inHub } from '../support/hub.ts'
import { fourCities, ofOrdos } from '../support/recognition.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const office = secretariatOf('hbew')
const raised = { cluster: 'hbew', city: '150100', title: '断头路对接', problem: '两市设计标准不一' }
const assigned = { cluster: 'hbew', number: 1, owner: '150200', unit: '包头市交通运输局', dueOn: '2026-03-20' }

/** Hohhot's issue, given to Baotou on 2 March. */
const given = async (hub: Hub) => {
  await makeCluster(hub, 'hbew', fourCities)
  must(await raiseIssue(hub, ofHohhot, raised))
  must(await assignIssue(hub, office, assigned))
}

const raise = `mutation ($input: RaiseIssueInput!) { raiseIssue(input: $input) {
  issue { number state raisedBy { name } raisedOn owner { code } isOverdue steps { step onDay } } problems { code path } } }`
const list = `query ($first: Int, $after: String) { coordinationIssues(cluster: "hbew", first: $first, after: $after) {
  nodes { number title state owner { name } ownerUnit dueOn reminders } pageInfo { hasNextPage endCursor } } }`

describe('coordinating through the door', () => {
  it('raises, refuses with the place, and forbids', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub, 'hbew', fourCities)
      const ask = openDoor(hub)
      const { data } = await ask(raise, { input: raised }, ofHohhot)
      expect(data.raiseIssue).toEqual({
        issue: {
          number: 1,
          state: 'RAISED',
          raisedBy: { name: '呼和浩特市' },
          raisedOn: '2026-03-02',
          owner: null,
          isOverdue: false,
          steps: [{ step: 'RAISED', onDay: '2026-03-02' }],
        },
        problems: [],
      })
      const refused = await ask(raise, { input: { ...raised, title: '' } }, ofHohhot)
      expect(refused.data.raiseIssue).toEqual({ issue: null, problems: [{ code: 'TEXT_MISSING', path: ['title'] }] })
      expect(errorCodes(await ask(raise, { input: raised }, ofBaotou))).toEqual(['FORBIDDEN'])
    }))

  it('lists page by page, for keys of the cluster only', () =>
    inHub(db, now, async (hub) => {
      await given(hub)
      must(await raiseIssue(hub, ofBaotou, { ...raised, city: '150200' }))
      const ask = openDoor(hub)
      const page = (await ask(list, { first: 1 }, ofOrdos)).data.coordinationIssues
      expect(page.nodes.map(({ number }: { number: number }) => number)).toEqual([2])
      const { nodes, pageInfo } = (await ask(list, { first: 1, after: page.pageInfo.endCursor }, ofOrdos)).data
        .coordinationIssues
      expect(nodes).toEqual([
        {
          number: 1,
          title: '断头路对接',
          state: 'ASSIGNED',
          owner: { name: '包头市' },
          ownerUnit: '包头市交通运输局',
          dueOn: '2026-03-20',
          reminders: 0,
        },
      ])
      expect(pageInfo.hasNextPage).toBe(false)
      expect(errorCodes(await ask(list, {}, anonymous))).toEqual(['UNAUTHENTICATED'])
      expect(errorCodes(await ask(list, {}, coordinatorOf('440100', 'prd')))).toEqual(['FORBIDDEN'])
    }))

  it('shows the scorecard with what each share is of', () =>
    inHub(db, now, async (hub) => {
      await given(hub)
      const { data, errors } = await openDoor(hub)(
        `{ scorecard(cluster: "hbew", asOf: "2026-03-31") { from to asOf cities { city { name } requests
          acceptedInTime { numerator denominator share mark } daysToAnswer { sum count mean mark } } } }`,
        {},
        office,
      )
      expect(errors).toBeUndefined()
      expect(data.scorecard).toMatchObject({ from: '2026-01-01', to: '2026-03-31', asOf: '2026-03-31' })
      expect(data.scorecard.cities[1]).toEqual({
        city: { name: '包头市' },
        requests: 1,
        acceptedInTime: { numerator: 0, denominator: 1, share: 0, mark: 'RED' },
        daysToAnswer: { sum: 0, count: 0, mean: null, mark: null },
      })
    }))
})
