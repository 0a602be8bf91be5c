import { describe, expect, it } from 'vitest'
import { operatorOf, secretariat } from '../support/callers.ts'
import { makeCluster, ofHohhot } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'
import { plan, release } from '../support/planning.ts'

const open = await openTestDatabase()
const hub = hubAt(open.db, '2026-06-15T04:00:00Z')
const ask = openDoor(hub)
await makeCluster(hub)
const subjectId = await plan(hub, { number: 1, content: { participatingCities: ['150200'] } })
await release(hub, { subjectId, onDay: '2026-05-31', completed: 300, permille: 100 })

const board = `query ($cluster: String! = "hbew", $year: Int! = 2026) {
  statusBoard(cluster: $cluster, year: $year) { asOf freshMonth targetMonth lists { list
    total { rows underWay behind planned completed due share pace connected } cities { city { name } figures { rows notStarted } } } }
}`

describe('the board by GraphQL', () => {
  it('answers all lists in at most four statements', async () => {
    const { result, count } = await countStatements(open, () => ask(board, {}, ofHohhot))
    expect(result.errors).toBeUndefined()
    expect(count).toBeLessThanOrEqual(4)
    expect(result.data.statusBoard).toMatchObject({ asOf: '2026-06-15', freshMonth: '2026-05', targetMonth: '2026-05' })
    expect(result.data.statusBoard.lists[1]).toEqual({
      list: 'PROJECT',
      total: {
        ...{ rows: 1, underWay: 1, behind: 1, planned: '12', completed: '3', due: '5' },
        ...{ share: 0.25, pace: 0.6, connected: null },
      },
      cities: [
        { city: { name: '呼和浩特市' }, figures: { rows: 1, notStarted: 0 } },
        { city: { name: '包头市' }, figures: { rows: 1, notStarted: 1 } },
      ],
    })
  })

  it('opens a figure', async () => {
    const rows =
      '{ statusRows(cluster: "hbew", year: 2026, list: PROJECT, figure: BEHIND) { nodes { number leadCity { name } standing colour completed } } }'
    const { data } = await ask(rows, {}, secretariat)
    expect(data.statusRows.nodes).toEqual([
      { number: 1, leadCity: { name: '呼和浩特市' }, standing: 'UNDER_WAY', colour: 'YELLOW', completed: '3' },
    ])
  })

  it('refuses what cannot be, and is nothing for the public or for others', async () => {
    expect(errorCodes(await ask(board, { year: 1999 }, ofHohhot))).toEqual(['BAD_REQUEST'])
    expect(errorCodes(await ask(board, { cluster: 'nowhere' }, secretariat))).toEqual(['BAD_REQUEST'])
    expect(errorCodes(await ask(board))).toEqual(['UNAUTHENTICATED'])
    expect(errorCodes(await ask(board, {}, operatorOf('150600', 'other')))).toEqual(['FORBIDDEN'])
  })
})
