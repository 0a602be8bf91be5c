import { describe, expect, it } from 'vitest'
import { assignIssue } from '../../src/programme/assign-issue.ts'
import { raiseIssue } from '../../src/programme/raise-issue.ts'
import { recordServiceUse } from '../../src/programme/record-service-use.ts'
import { backFilled, card, pension } from '../support/batch.ts'
import { partnerOf, secretariat } from '../support/callers.ts'
import { makeCluster, must, ofHohhot } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'
import { makeLive } from '../support/recognising.ts'
import { fourCities } from '../support/recognition.ts'

const open = await openTestDatabase()
const hub = hubAt(open.db, '2026-03-02T01:00:00Z')
const ask = openDoor(hub)

await makeCluster(hub, 'hbew', fourCities)
await backFilled(hub, {}, card, pension)
await makeLive(hub, ['150100', '150200'], [card.code, pension.code], '2022-01-01')
for (const owner of ['150200', '150600', '150900']) {
  const raised = { cluster: 'hbew', city: '150100', title: '断头路', problem: '标准不一' }
  const { number } = must(await raiseIssue(hub, ofHohhot, raised))
  must(await assignIssue(hub, secretariat, { cluster: 'hbew', number, owner, unit: '交通局', dueOn: '2026-03-20' }))
}
const month = (competentCity: string) =>
  ({ measure: 'CASES', month: '2026-02', item: card.code, competentCity, cases: 1 }) as const
const rows = ['150200', '150600', '150900'].map(month)
const of = { cluster: 'hbew', city: '150100', dryRun: false }
must(await recordServiceUse(hub, partnerOf('150100', 'hbew'), { ...of, rows }))

describe('the statements of a query, whatever its rows', () => {
  it.each([
    ['issues', 1, '{ coordinationIssues(cluster: "hbew") { nodes { number title state dueOn isOverdue } } }'],
    [
      'issues with their cities and all that was done',
      2,
      '{ coordinationIssues(cluster: "hbew") { nodes { raisedBy { name } owner { name } steps { step by { name } owner { name } } } } }',
    ],
    ['one issue', 2, '{ coordinationIssue(cluster: "hbew", number: 2) { title owner { name } steps { step } } }'],
    ['the scorecard', 4, '{ scorecard(cluster: "hbew") { cities { city { name } requests } } }'],
    ['the use of services', 2, '{ serviceUse(cluster: "hbew") { cases byMonth { cases } byCity { city { name } } } }'],
    [
      'the use of services with everything there is to ask of it',
      4,
      `{ serviceUse(cluster: "hbew") { cases byPair { acceptingCity { name } competentCity { name } cases } byCity { city { name } ratings { good { share } } }
        byItem { nodes { item { name } cases } } zombies { totalCount nodes { item { name } pairs } } } }`,
    ],
  ])('%s: %i', async (_, count, question) => {
    const counted = await countStatements(open, () => ask(question, {}, secretariat))
    expect(counted.result.errors).toBeUndefined()
    expect(counted.count).toBe(count)
  })

  it('recording use: as many for one row as for three hundred', async () => {
    const months = Array.from(
      { length: 300 },
      (_, i) => `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    )
    const record = (rows: readonly object[]) =>
      countStatements(open, () =>
        recordServiceUse(hub, partnerOf('150200', 'hbew'), { ...of, city: '150200', rows: rows as never }),
      )
    const one = await record([month('150100')])
    const many = await record(months.map((name) => ({ ...month('150100'), month: name, cases: 2 })))
    expect([one.count, many.count]).toEqual([one.count, one.count])
  })
})
