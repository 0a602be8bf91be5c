import { describe, expect, it } from 'vitest'
import { january, office, untilJune } from '../support/briefing.ts'
import { coordinatorOf, leader } from '../support/callers.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { at, hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
await untilJune(hubAt(db, january))
const ask = openDoor(at(hubAt(db, january), '2026-06-16T04:00:00Z'))

const brief = `query ($edition: Int = 7) { meetingBrief(cluster: "hbew", edition: $edition) { edition title host { name } asOf isSealed
  last { edition isSealed } figures(city: "150200") { id name value previous unit city { name } }
  byField { code behind { number leadCity { name } planned completed standing colour } }
  lists { list count rows(first: 1) { nodes { number title } pageInfo { hasNextPage } } }
  batches { ordinal listed credited } problems { isIssue number causes city { name } row { list number } reasons { code message } }
  resolutions { edition number leadCity { name } coCities { name } isCarriedOver links { kind } } moved { kind number city { name } what after }
  texts { part text } errata { figure } confirmations { city { name } state } warnings { code message } rehearsal { batch { ordinal } } } }`
const opened = `query ($id: String!, $first: Int, $after: String) { figure(cluster: "hbew", edition: 7, id: $id, first: $first, after: $after) {
  figure { id name definition value unit } rule rowCount rows { nodes { kind key number title city { name } state value of } pageInfo { endCursor hasNextPage } } } }`

describe('a brief through the door', () => {
  it('tells everything that the paper says', async () => {
    const { data } = await ask(brief, {}, leader, { 'accept-language': 'zh' })
    const found = data.meetingBrief
    expect(found).toMatchObject({ edition: 7, host: { name: '包头市' }, asOf: '2026-06-16', isSealed: false })
    expect(found.figures.find(({ id }: { id: string }) => id === 'projects.completed@150200')).toEqual({
      ...{ id: 'projects.completed@150200', name: '年度完成投资', value: '200', previous: '0', unit: 'FEN' },
      city: { name: '包头市' },
    })
    expect(found.byField[0].behind[0]).toMatchObject({ number: 1, planned: '12', completed: '2.6', colour: 'RED' })
    expect(found.lists[1]).toMatchObject({
      count: 3,
      rows: { nodes: [{ number: 1 }], pageInfo: { hasNextPage: true } },
    })
    expect(found.warnings[1]).toEqual({
      code: 'BRIEF_PLAN_STALE',
      message: '3项停更（未报或照抄上期），涉及呼和浩特市、鄂尔多斯市。',
    })
    expect(found.moved).toHaveLength(8)
  })

  it('opens a figure page by page, with what it counts', async () => {
    const first = (await ask(opened, { id: 'projects.planned', first: 1 }, leader, { 'accept-language': 'zh' })).data
      .figure
    expect(first).toMatchObject({ figure: { value: '3600', unit: 'FEN' }, rule: 'SUM', rowCount: 2 })
    expect(first.figure.definition).toBe('重点工程当年计划投资之和。')
    expect(first.rows.nodes).toEqual([
      {
        ...{
          kind: 'PROJECT',
          key: '1',
          number: 1,
          title: '城际铁路',
          city: { name: '呼和浩特市' },
          state: 'UNDER_WAY',
        },
        ...{ value: '1200', of: null },
      },
    ])
    const after = first.rows.pageInfo.endCursor
    const second = (await ask(opened, { id: 'projects.planned', after }, leader)).data.figure
    expect(second.rows).toMatchObject({ nodes: [{ number: 2, value: '2400' }], pageInfo: { hasNextPage: false } })
    const items = (await ask(opened, { id: 'items.new' }, leader)).data.figure
    expect(items.rows.nodes).toMatchObject([{ kind: 'ITEM', key: '150131003000', title: '食品经营许可', number: 2 }])
  })

  it('refuses what there is not, and strangers', async () => {
    expect(errorCodes(await ask(brief, { edition: 9 }, office))).toEqual(['BAD_REQUEST'])
    expect(errorCodes(await ask(opened, { id: 'projects.sold' }, office))).toEqual(['BAD_REQUEST'])
    expect(errorCodes(await ask(brief))).toEqual(['UNAUTHENTICATED'])
    expect(errorCodes(await ask(brief, {}, coordinatorOf('440100', 'prd')))).toEqual(['FORBIDDEN'])
    expect(errorCodes(await ask(opened, { id: 'items' }))).toEqual(['UNAUTHENTICATED'])
  })
})
