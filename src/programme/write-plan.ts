import type { CivilDate } from '../base/civil-date.ts'
import type { Change } from '../changes/change.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import type { Db } from '../db/database.ts'
import type { NextPlanRow } from './plan-change.ts'
import { insertPlanDeadlines } from './plan-deadline.sql.ts'
import { type Edition, insertPlanRows, insertPlanSubjects } from './plan-row.sql.ts'
import { planSubject } from './plan-row.ts'
import type { PlanDecision } from './prepare-plan.ts'

/** A version to write, its subject known. */
interface WrittenRow {
  readonly subjectId: number
  readonly number: number
  readonly next: NextPlanRow
  readonly carriedFrom: { readonly year: number; readonly number: number } | null
}

/** Writes what was decided: subjects, versions, deadlines and the change of each, in as many statements as there are tables; answers the subjects. */
export const writePlan = async (
  db: Db,
  log: ChangeLog,
  cluster: string,
  edition: Edition,
  decided: readonly PlanDecision[],
  validFrom: CivilDate,
): Promise<readonly number[]> => {
  const wanted = decided.flatMap(({ next, given }) => (next ? [{ next, given }] : []))
  if (wanted.length === 0) return []
  const fresh = wanted.filter(({ next }) => next.subjectId === null).length
  const ids = fresh > 0 ? await insertPlanSubjects(db, edition, fresh, log.tx) : []
  let used = 0
  const rows = wanted.map(({ next, given }): WrittenRow => {
    const subjectId = next.subjectId ?? ids[used++]!
    return {
      subjectId,
      number: given.number,
      next,
      carriedFrom: next.version === 1 ? (given.carriedFrom ?? null) : null,
    }
  })
  await insertPlanRows(
    db,
    rows.map(({ subjectId, number, next }) => ({
      ...{
        ...edition,
        subjectId,
        number,
        validFrom,
        version: next.version,
        state: next.state,
        content: next.canonical,
      },
      ...{ contentHash: next.contentHash, cities: next.cities, deadline: next.content.deadline, reason: next.reason },
    })),
    log.tx,
  )
  const deadlines = rows.flatMap(({ subjectId, next: { deadline } }) =>
    deadline ? [{ ...deadline, subjectId, year: edition.year, validFrom }] : [],
  )
  if (deadlines.length > 0) await insertPlanDeadlines(db, deadlines, log.tx)
  for (const row of rows) await log.record(...changesOf(cluster, edition, row, validFrom))
  return rows.map(({ subjectId }) => subjectId)
}

const changesOf = (
  cluster: string,
  { list, year }: Edition,
  { number, next, carriedFrom }: WrittenRow,
  validFrom: CivilDate,
): Change[] => {
  const { version, state, content, contentHash, reason, deadline } = next
  const subject = planSubject(cluster, { list, year, number })
  const about = { subject, cluster, city: content.leadCity, isPublic: false }
  const row = { list, year, number }
  const recorded: Change = {
    ...{ kind: 'plan.recorded', ...about },
    state: { ...row, version, state, validFrom, carriedFrom, contentHash, content, reason },
  }
  if (!deadline) return [recorded]
  return [recorded, { kind: 'planDeadline.changed', ...about, state: { ...row, ...deadline, validFrom } }]
}
