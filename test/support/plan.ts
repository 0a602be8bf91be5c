import type { GivenPlanRow, KnownPlanRow } from '../../src/programme/given-plan-row.ts'
import { usualFields } from '../../src/programme/plan-field.ts'
import type { PlanRegistrationInput } from '../../src/programme/plan-registration.ts'
import { planWords } from '../../src/programme/plan-words.ts'
import { baotou, hohhot, ordos, ulanqab } from './cluster.ts'

/** The words of the four cities' cluster. */
export const words = planWords([hohhot, baotou, ordos, ulanqab], usualFields)

/** A row of which nothing is known. */
export const unknown: KnownPlanRow = { last: null, carried: null, carriedNumber: null, hasBaseline: false }

export const taskRow: GivenPlanRow = {
  number: 1,
  content: {
    title: '共建一小时通勤圈',
    field: 'TRANSPORT',
    leadCity: '150100',
    leadUnit: '呼和浩特市交通运输局',
    participatingCities: ['150200', '150600'],
    deadline: '2026-06-30',
    source: '2026 年重点任务清单',
  },
}

export const projectRow: GivenPlanRow = {
  number: 1,
  content: {
    title: '呼包城际快速路',
    field: '交通',
    leadCity: '包头市',
    totalInvestmentFen: 34500000000,
    plannedThisYearFen: 8600000000,
    plannedStartOn: '2026-03-01',
    plannedCompletionOn: '2027-10-31',
    deadline: '2026-12-31',
  },
}

/** A registration of tasks of 2026 in the cluster `hbew`. */
export const registration = (...rows: GivenPlanRow[]): PlanRegistrationInput => ({
  cluster: 'hbew',
  year: 2026,
  rows,
  onProblem: 'REJECT_ALL',
  dryRun: false,
})
