import type { CityCluster } from '../access/city-cluster.ts'
import { addDays, type CivilDate } from '../base/civil-date.ts'
import { answerLights } from '../programme/answer-lights.ts'
import type { CoordinationIssue } from '../programme/coordination-issue.ts'
import { listIssues } from '../programme/list-issues.ts'
import { type PlanList, planLists } from '../programme/plan-row.ts'
import { selectBatches } from '../recognition/batch.sql.ts'
import type { ItemBatch } from '../recognition/item-batch.ts'
import type { Visit } from './visit.ts'

/** A row whose light turned, with what it is now. */
export interface TurnedRow {
  readonly list: PlanList
  readonly number: number
  readonly title: string
  readonly colour: string
}

/** What moved within a week: lights that turned, steps on issues, batches that were published. */
export interface WeekMoves {
  readonly since: CivilDate
  readonly turned: readonly TurnedRow[]
  readonly issues: readonly CoordinationIssue[]
  readonly batches: readonly ItemBatch[]
}

const mostRows = 1000

export const readWeekMoves = async (
  { hub, caller, today }: Visit,
  cluster: CityCluster,
  year: number,
): Promise<WeekMoves> => {
  const since = addDays(today, -6)
  const edition = { cluster: cluster.code, year, first: mostRows, after: 0 }
  const [lights, issues, batches] = await Promise.all([
    Promise.all(
      planLists.map((list) => answerLights(hub, caller, { ...edition, list, colours: ['YELLOW', 'RED', 'GREEN'] })),
    ),
    listIssues(hub, caller, { cluster: cluster.code, overdue: false, asOf: null, knownAt: null, limit: 100 }),
    selectBatches(hub.db, { cluster: cluster.code, publishedOnly: true }),
  ])
  // What has had its colour since the year began only never turned.
  const turned = lights
    .flatMap(({ ok }) => ok?.rows.nodes ?? [])
    .filter(({ light }) => light.since !== null && light.since >= since)
    .map(({ list, number, title, light }) => ({ list, number, title, colour: light.colour }))
  return {
    since,
    turned,
    issues: (issues.ok?.issues ?? []).filter(({ steps }) => steps.at(-1)!.onDay >= since),
    batches: batches.filter(({ publishedOn }) => publishedOn !== null && publishedOn >= since),
  }
}
