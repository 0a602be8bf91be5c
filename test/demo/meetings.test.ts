import { describe, expect, it } from 'vitest'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { seedSeals } from '../../src/demo/seed-seals.ts'
import { secretariat } from '../support/callers.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-27T01:00:00Z')
await seedDemo(hub, 'first-key', false)
const ask = openDoor(hub)

describe('the meetings of the demo', () => {
  it('are two that were held and one in preparation, hosted by turns but once', async () => {
    const { data } = await ask(
      '{ jointMeetings(cluster: "hbew") { nodes { edition heldOn state host { name } suggestedHost { name } cutOff agreements { level } } } }',
      {},
      secretariat,
    )
    expect(data.jointMeetings.nodes).toEqual([
      {
        ...{ edition: 8, heldOn: '2026-12-11', state: 'IN_PREPARATION', host: { name: '包头市' } },
        ...{ suggestedHost: { name: '包头市' }, cutOff: '2026-12-04T10:00:00.000000Z', agreements: [] },
      },
      {
        ...{ edition: 7, heldOn: '2025-12-26', state: 'HELD', host: { name: '呼和浩特市' } },
        ...{ suggestedHost: { name: '乌兰察布市' }, cutOff: '2025-12-19T10:00:00.000000Z' },
        agreements: [{ level: 'CITY' }, { level: 'DEPARTMENT' }],
      },
      {
        ...{ edition: 6, heldOn: '2025-06-27', state: 'HELD', host: { name: '鄂尔多斯市' }, suggestedHost: null },
        cutOff: '2025-06-20T10:00:00.000000Z',
        agreements: [{ level: 'CITY' }, { level: 'DEPARTMENT' }],
      },
    ])
  })

  it('resolved what stands in every way', async () => {
    const { data } = await ask(
      `{ resolutions(cluster: "hbew") { figures { adopted open done ended carriedOver extended overdue }
        nodes { edition number state deadline isOverdue links { kind year number title } } } }`,
      {},
      secretariat,
    )
    const { figures, nodes } = data.resolutions
    expect(figures).toEqual({ adopted: 12, open: 8, done: 3, ended: 1, carriedOver: 3, extended: 2, overdue: 4 })
    expect(nodes[0]).toEqual({
      ...{ edition: 7, number: 1, state: 'DONE', deadline: '2026-12-31', isOverdue: false },
      links: [{ kind: 'BATCH', year: null, number: 4, title: '第四批四城通办事项清单（演示数据）' }],
    })
    expect(nodes.filter(({ isOverdue }: { isOverdue: boolean }) => isOverdue)).toMatchObject([
      { edition: 7, number: 2, state: 'UNDER_WAY', links: [{ kind: 'TASK', year: 2026, number: 3 }] },
      { edition: 7, number: 6, state: 'NOT_STARTED' },
      { edition: 6, number: 2, state: 'UNDER_WAY', deadline: '2026-06-30' },
      { edition: 6, number: 4, links: [{ kind: 'PLATFORM', year: 2025, number: 5 }] },
    ])
  })
})

describe('the seals of the demo', () => {
  it('are of the meetings that were held, one of them corrected; the next one has a city for it and one against', async () => {
    await seedSeals(hub, secretariat)
    const { data } = await ask(
      `{ jointMeetings(cluster: "hbew") { nodes { edition objections { figure state } confirmations { city { code } state }
        sealed { asOf isBackfilled papers { name } errata { figure } } } } }`,
      {},
      secretariat,
    )
    const papers = [{ name: 'annexes.xlsx' }, { name: 'report.docx' }]
    expect(data.jointMeetings.nodes).toMatchObject([
      {
        ...{ edition: 8, sealed: null, objections: [{ figure: 'projects.done@150200', state: 'OPEN' }] },
        confirmations: [
          { city: { code: '150100' }, state: 'CONFIRMED' },
          { city: { code: '150200' }, state: 'OBJECTED' },
          { city: { code: '150600' }, state: 'MISSING' },
          { city: { code: '150900' }, state: 'MISSING' },
        ],
      },
      { edition: 7, sealed: { asOf: '2025-12-19', isBackfilled: true, papers, errata: [] } },
      { edition: 6, sealed: { asOf: '2025-06-20', isBackfilled: true, papers, errata: [{ figure: 'tasks.done' }] } },
    ])
  })
})
