import type { Caller } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { isError } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import { changeDeadline } from '../programme/change-deadline.ts'
import type { GivenPlanRow } from '../programme/given-plan-row.ts'
import { registerKeyProjects, registerPlatforms, registerTasks } from '../programme/register-plan.ts'
import { cluster, must } from './demo-cities.ts'
import { demoPlatforms } from './demo-platforms.ts'
import { lastYearsProjects, thisYearsProjects } from './demo-projects.ts'
import { lastYearsTasks, thisYearsTasks } from './demo-tasks.ts'

/** Last year's plan and this year's, most of it carried over; two deadlines have moved since. */
export const seedPlan = async (hub: Hub, secretariat: Caller): Promise<void> => {
  const today = civilDateAt(hub.now())
  const year = Number(today.slice(0, 4))
  const register = async (verb: typeof registerTasks, of: number, rows: readonly GivenPlanRow[]) => {
    const input = { cluster, year: of, rows, validFrom: `${of}-01-01`, onProblem: 'REJECT_ALL', dryRun: false } as const
    // Said on its first day: said today, last year's rows would be judged today as if nothing had been reported of them.
    const then = { ...hub, now: () => new Date(`${of}-01-01T04:00:00Z`) }
    const outcome = await verb(then, secretariat, input)
    if (outcome.problems.some(isError)) throw new Error(`the plan was refused: ${JSON.stringify(outcome.problems)}`)
  }
  await register(registerTasks, year - 1, lastYearsTasks(year - 1))
  await register(registerKeyProjects, year - 1, lastYearsProjects(year - 1, `${year - 1}-12-31`))
  await register(registerPlatforms, year - 1, demoPlatforms(year - 1, `${year - 1}-12-31`, false))
  await register(registerTasks, year, thisYearsTasks(year))
  await register(registerKeyProjects, year, thisYearsProjects(year, today))
  await register(registerPlatforms, year, demoPlatforms(year, today, true))
  const moved = { cluster, year, validFrom: today }
  const byFunds = { reasonCode: 'FUNDS', reason: '资金分两年落实（演示）' }
  must(
    await changeDeadline(hub, secretariat, {
      ...moved,
      list: 'TASK',
      number: 8,
      deadline: `${year}-06-30`,
      ...byFunds,
    }),
  )
  const byLand = { reasonCode: 'LAND', reason: '征拆滞后（演示）' }
  must(
    await changeDeadline(hub, secretariat, {
      ...moved,
      list: 'PROJECT',
      number: 7,
      deadline: `${year + 1}-12-31`,
      ...byLand,
    }),
  )
}
