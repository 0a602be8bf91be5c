import { describe, expect, it } from 'vitest'
import { secretariat } from '../support/callers.ts'
import { openDemo } from '../support/demo.ts'
import { openDoor } from '../support/graphql.ts'

const { hub } = await openDemo('2026-03-02T01:00:00Z')
const ask = openDoor(hub)

describe('the issues of the demo', () => {
  it('stand as issues do', async () => {
    const { data } = await ask(
      '{ coordinationIssues(cluster: "hbew") { nodes { number state isOverdue reminders supervisions owner { name } } } }',
      {},
      secretariat,
    )
    expect(data.coordinationIssues.nodes).toEqual([
      { number: 5, state: 'RAISED', isOverdue: false, reminders: 0, supervisions: 0, owner: null },
      { number: 4, state: 'HANDLED', isOverdue: false, reminders: 0, supervisions: 0, owner: { name: '呼和浩特市' } },
      { number: 3, state: 'RETURNED', isOverdue: true, reminders: 0, supervisions: 0, owner: { name: '乌兰察布市' } },
      { number: 2, state: 'CLOSED', isOverdue: false, reminders: 0, supervisions: 0, owner: { name: '包头市' } },
      { number: 1, state: 'ASSIGNED', isOverdue: true, reminders: 1, supervisions: 1, owner: { name: '鄂尔多斯市' } },
    ])
  })

  it('make a scorecard', async () => {
    const { data } = await ask(
      `{ scorecard(cluster: "hbew", from: "2025-12-01") { cities { city { name } acceptedInTime { share mark }
        daysToAnswer { mean mark } answeredByAgreedDate { share } } } }`,
      {},
      secretariat,
    )
    expect(data.scorecard.cities.slice(0, 3)).toEqual([
      {
        city: { name: '呼和浩特市' },
        acceptedInTime: { share: 1, mark: 'GREEN' },
        daysToAnswer: { mean: null, mark: null },
        answeredByAgreedDate: { share: null },
      },
      {
        city: { name: '包头市' },
        acceptedInTime: { share: 1, mark: 'GREEN' },
        daysToAnswer: { mean: 13, mark: 'GREEN' },
        answeredByAgreedDate: { share: 1 },
      },
      {
        city: { name: '鄂尔多斯市' },
        acceptedInTime: { share: 0, mark: 'RED' },
        daysToAnswer: { mean: null, mark: null },
        answeredByAgreedDate: { share: 0 },
      },
    ])
  })
})

describe('the use of services in the demo', () => {
  it('is told by all cities but one month of one, and some items are not used', async () => {
    const { data } = await ask(
      `{ serviceUse(cluster: "hbew") { from to byMonth { month } byCity { city { name } monthsTold }
        byItem { nodes { cases } } zombies { totalCount } } }`,
      {},
      secretariat,
    )
    const { byCity, byMonth, byItem, zombies } = data.serviceUse
    expect(byCity.map(({ monthsTold }: { monthsTold: number }) => monthsTold)).toEqual([3, 3, 3, 2])
    expect(byMonth.map(({ month }: { month: string }) => month)).toEqual(['2025-12', '2026-01', '2026-02'])
    expect(byItem.nodes).toHaveLength(12)
    expect(zombies.totalCount).toBeGreaterThan(0)
  })
})
