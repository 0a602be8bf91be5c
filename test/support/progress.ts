import { selectCluster } from '../../src/access/cluster.sql.ts'
import { moneyText } from '../../src/base/money.ts'
import type { Hub } from '../../src/hub.ts'
import type { GivenProgress } from '../../src/programme/given-progress.ts'
import { insertPlanRows, insertPlanSubjects } from '../../src/programme/plan-row.sql.ts'
import type { PlanList } from '../../src/programme/plan-row.ts'
import type { ProgressInput } from '../../src/programme/progress-registration.ts'
import { recordProgress } from '../../src/programme/record-progress.ts'
import { releaseProgress } from '../../src/programme/release-progress.ts'
import { makeCluster, must, ofHohhot } from './cluster.ts'
import { at } from './hub.ts'

interface SeededRow {
  readonly list: PlanList
  readonly number: number
  readonly more?: Readonly<Record<string, unknown>>
  readonly state?: 'LISTED' | 'REMOVED'
  readonly year?: number
}

const yi = 10_000_000_000

/** Enters a row of the plan of 2026, led by 呼和浩特 and with 包头 taking part; answers its subject. */
export const seedRow = async (hub: Hub, { list, number, more = {}, state = 'LISTED', year = 2026 }: SeededRow) => {
  const clusterId = (await selectCluster(hub.db, 'hbew'))!.id
  const [subjectId] = await insertPlanSubjects(hub.db, { clusterId, list }, 1, 1)
  const content = {
    ...{ title: `${list} ${number}`, field: 'TRANSPORT', leadCity: '150100', participatingCities: ['150200'] },
    ...(list === 'PROJECT'
      ? { totalInvestmentFen: 10 * yi, plannedThisYearFen: 4 * yi, investmentShares: [], winterStop: null }
      : {}),
    ...more,
  }
  const row = {
    ...{ subjectId: subjectId!, clusterId, list, year, number, version: 1, state, validFrom: `${year}-01-01` },
    ...{
      content: JSON.stringify(content),
      contentHash: '00',
      cities: ['150100', '150200'],
      deadline: null,
      reason: null,
    },
  }
  await insertPlanRows(hub.db, [row], 1)
  return subjectId!
}

/** The cluster of two cities with a task, two projects and a platform, and a project that was taken off the list. */
export const seedPlan = async (hub: Hub): Promise<void> => {
  await makeCluster(hub)
  await seedRow(hub, { list: 'TASK', number: 1 })
  await seedRow(hub, { list: 'PROJECT', number: 1 })
  await seedRow(hub, { list: 'PROJECT', number: 2, more: { winterStop: { from: 11, to: 3 } } })
  await seedRow(hub, { list: 'PROJECT', number: 3, state: 'REMOVED' })
  await seedRow(hub, { list: 'PLATFORM', number: 1 })
}

/** Project 1 as it stood at the end of January. */
export const january: GivenProgress = {
  ...{ list: 'PROJECT', year: 2026, number: 1, onDay: '2026-01-31' },
  completedThisYear: moneyText(yi / 10, 'YUAN'),
  completedSinceStart: moneyText(yi, 'YUAN'),
  ...{
    physicalPermille: 100,
    stage: 'UNDER_CONSTRUCTION',
    isDone: false,
    text: '截至1月底，路基完成10%。',
    reason: null,
  },
}
export const february: GivenProgress = { ...january, onDay: '2026-02-28', text: '截至2月底，路基完成10%。' }
export const task: GivenProgress = { list: 'TASK', year: 2026, number: 1, onDay: '2026-01-31', text: '召开推进会' }

export const progress = (...entries: GivenProgress[]): ProgressInput => ({
  ...{ cluster: 'hbew', city: '150100', entries },
  ...{ onProblem: 'ACCEPT_VALID', dryRun: false },
})

/** Enters for 呼和浩特 and releases, on a day. */
export const released = async (hub: Hub, day: string, ...entries: GivenProgress[]) => {
  const then = at(hub, `${day}T02:00:00Z`)
  must(await recordProgress(then, ofHohhot, { ...progress(...entries), onProblem: 'REJECT_ALL' }))
  return must(await releaseProgress(then, ofHohhot, { cluster: 'hbew', city: '150100', entries }))
}
