import type { Outcome } from '../base/outcome.ts'
import { yearOf } from '../calendar/working-calendar.ts'
import type { Hub } from '../hub.ts'
import { type AlsoOnDay, advanceDay } from '../recognition/advance-day.ts'
import { selectJudgedSubjects, selectPlannedClusters } from './light.sql.ts'
import { recordLights } from './record-lights.ts'

/** Lights turn with the day: a month is missed, a deadline passes, an exemption ends, a version of the rules begins. */
const turnLights: AlsoOnDay = async (db, log, day) => {
  let count = 0
  for (const { id, code } of await selectPlannedClusters(db, yearOf(day)))
    count += await recordLights(db, log, {
      ...{ clusterId: id, cluster: code, day },
      subjectIds: await selectJudgedSubjects(db, id, yearOf(day)),
    })
  return count
}

/** All that a day brings: what time alone changed of recognitions, and the lights that it turned. Each date once. */
export const advanceWholeDay = (hub: Hub): Promise<Outcome<{ days: number; changes: number }>> =>
  advanceDay(hub, turnLights)
