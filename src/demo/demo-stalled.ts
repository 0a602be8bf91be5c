import type { GivenPlanRow } from '../programme/given-plan-row.ts'

/** Three stalled projects (半拉子工程): one that stands still, one that nobody can use, and one that was revived. */
export const stalledProject = (index: number, year: number): GivenPlanRow['content'] => {
  const none = { revivedOn: null, closedOutOn: null }
  if (index === 13)
    return {
      stage: 'STOPPED',
      stalled: { class: 'STOPPED', cause: '投资主体资金链断裂（演示）', since: `${year - 1}-06-01`, ...none },
    }
  if (index === 29)
    return {
      stalled: {
        class: 'UNUSABLE',
        cause: '配套管网未通，建成后无法投用（演示）',
        since: `${year - 1}-09-15`,
        ...none,
      },
    }
  if (index === 47)
    return {
      stalled: {
        ...{ class: 'STOPPED', cause: '土地手续不全（演示）', since: `${year - 2}-04-01` },
        ...{ revivedOn: `${year - 1}-12-20`, closedOutOn: null },
      },
    }
  return {}
}
