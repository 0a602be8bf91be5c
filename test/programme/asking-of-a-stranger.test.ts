import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/base/outcome.ts'
import type { Hub } from '../../src/hub.ts'
import { answerRowsBehind } from '../../src/programme/answer-board.ts'
import { answerLights } from '../../src/programme/answer-lights.ts'
import { listIssues, readScorecard } from '../../src/programme/list-issues.ts'
import { listObligations } from '../../src/programme/list-obligations.ts'
import { listPlan } from '../../src/programme/list-plan.ts'
import { listProgress } from '../../src/programme/list-progress.ts'
import { readServiceUse } from '../../src/programme/read-service-use.ts'
import { leader } from '../support/callers.ts'
import { codesOf, hohhot, makeCluster, must, ordos } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-05T01:00:00Z')
await makeCluster(hub, 'hbew', [hohhot])
await makeCluster(hub, 'prd', [ordos])

const cluster = 'hbew'
const issues = { cluster, asOf: null, knownAt: null, overdue: false, limit: 10 }
const edition = { cluster, list: 'TASK', year: 2026 } as const

type Question = (hub: Hub, city: string) => Promise<Outcome<unknown>>
const questions: readonly (readonly [string, Question])[] = [
  ['the scorecard of what it raised', (on, raisedBy) => readScorecard(on, leader, { cluster, raisedBy })],
  ['the use of its services', (on, city) => readServiceUse(on, leader, { cluster, city })],
  ['what it owes', (on, city) => listObligations(on, leader, { cluster, period: '2026-02', city })],
  [
    'rows behind its figures',
    (on, city) => answerRowsBehind(on, leader, { ...edition, figure: 'ROWS', city, first: 10, after: 0 }),
  ],
  ['its rows', (on, city) => listPlan(on, leader, { ...edition, filter: { city } }, { after: 0, limit: 10 })],
  ['its lights', (on, city) => answerLights(on, leader, { ...edition, city, first: 10, after: 0 })],
  ['its entries', (on, city) => listProgress(on, leader, { cluster, filter: { city }, before: null, limit: 10 })],
  ['issues of it', (on, city) => listIssues(on, leader, { ...issues, city })],
  ['issues given to it', (on, owner) => listIssues(on, leader, { ...issues, owner })],
]

describe('asking about a city', () => {
  it.each(questions)(
    'refuses %s if it never was of the cluster, and answers nothing of one that has nothing',
    async (_, ask) => {
      expect(codesOf(await ask(hub, '150600'))).toEqual(['CITY_NOT_OF_CLUSTER'])
      expect(codesOf(await ask(hub, '999999'))).toEqual(['CITY_NOT_OF_CLUSTER'])
      must(await ask(hub, '150100'))
    },
  )

  it('refuses a scorecard that ends before it begins', async () => {
    const asked = { cluster, from: '2026-02-01', to: '2026-01-31' }
    expect(codesOf(await readScorecard(hub, leader, asked))).toEqual(['INTERVAL_EMPTY'])
    must(await readScorecard(hub, leader, { ...asked, to: '2026-02-01' }))
  })
})
