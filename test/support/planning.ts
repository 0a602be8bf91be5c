import { sql } from 'kysely'
import { selectCluster } from '../../src/access/cluster.sql.ts'
import type { CivilDate } from '../../src/base/civil-date.ts'
import { civilDateAt } from '../../src/base/civil-date.ts'
import { done } from '../../src/base/outcome.ts'
import { canonicalJson } from '../../src/changes/canonical.ts'
import { sha256Hex } from '../../src/changes/digest.ts'
import { write } from '../../src/changes/write.ts'
import type { Hub } from '../../src/hub.ts'
import type { ProjectContent } from '../../src/programme/plan-content.ts'
import { insertPlanRows, insertPlanSubjects } from '../../src/programme/plan-row.sql.ts'
import type { PlanList } from '../../src/programme/plan-row.ts'
import { recordLights } from '../../src/programme/record-lights.ts'
import { secretariat } from './callers.ts'
import { must } from './cluster.ts'

/** A project of Hohhot alone for 1,200 分 in the year, of which nothing else is known. */
export const plainProject: ProjectContent = {
  ...{ title: '城际铁路', field: 'TRANSPORT', leadCity: '150100', leadUnit: null, participatingCities: [] },
  ...{ cooperatingUnits: [], deadline: null, milestones: [], source: null, note: null, projectCode: null },
  ...{ totalInvestmentFen: 5000, plannedThisYearFen: 1200, sourceUnit: null, plannedCurve: null, investmentShares: [] },
  ...{ plannedStartOn: null, plannedCompletionOn: null, actualStartOn: null, actualCompletionOn: null },
  ...{ enteredInStatisticsOn: null, stage: null, liaisonLeader: null, winterStop: null, factors: [], permits: [] },
  ...{ conditionalAcceptance: null, stalled: null },
}

export interface Planned {
  readonly list?: PlanList
  readonly year?: number
  readonly number: number
  readonly version?: number
  readonly subjectId?: number
  readonly validFrom?: CivilDate
  readonly content?: object
}

/** Puts a row on the plan of hbew and judges it; answers its subject. */
export const plan = async (hub: Hub, row: Planned): Promise<number> =>
  must(
    await write(hub, secretariat, 'planned', async (db, log) => {
      const { list = 'PROJECT', year = 2026, number, version = 1, validFrom = civilDateAt(hub.now()) } = row
      const clusterId = (await selectCluster(db, 'hbew'))!.id
      const subjectId = row.subjectId ?? (await insertPlanSubjects(db, { clusterId, list }, 1, log.tx))[0]!
      const made: ProjectContent = { ...plainProject, ...row.content }
      const content = canonicalJson(made)
      const more = { content, contentHash: sha256Hex(content), cities: [made.leadCity, ...made.participatingCities] }
      const head = { subjectId, clusterId, list, year, number, version, validFrom, deadline: made.deadline }
      await insertPlanRows(db, [{ ...head, ...more, state: 'LISTED', reason: null }], log.tx)
      await log.record(told('plan.recorded', `${list}/${year}/${number}`))
      await judge(hub, [subjectId], db, log)
      return done(subjectId)
    }),
  )

/** A change, so that the log knows when it was: what is not in it was never known. */
const told = (kind: string, subject: string) => ({ kind, subject: `hbew/${subject}`, isPublic: false, state: {} })

type Writing = Parameters<Parameters<typeof write>[3]>

const judge = async (hub: Hub, subjectIds: readonly number[], db: Writing[0], log: Writing[1]): Promise<number> => {
  const clusterId = (await selectCluster(db, 'hbew'))!.id
  return recordLights(db, log, { clusterId, cluster: 'hbew', subjectIds, day: civilDateAt(hub.now()) })
}

export interface Released {
  readonly subjectId: number
  readonly city?: string
  readonly onDay: CivilDate
  readonly completed?: number | null
  readonly permille?: number | null
  readonly isDone?: boolean
  readonly isRepeated?: boolean
}

/** Releases an entry of a city, Hohhot if not said, and judges its row; answers how many lights turned. */
export const release = async (hub: Hub, entry: Released): Promise<number> =>
  must(
    await write(hub, secretariat, 'released', async (db, log) => {
      const { subjectId, city = '150100', onDay, completed = null, permille = null } = entry
      const today = civilDateAt(hub.now())
      const year = Number(onDay.slice(0, 4))
      await sql`
        with entry as (insert into progress_entry (subject_id, city_code, on_day, year, revision, kind, revises, reason, completed_this_year_fen,
            physical_permille, is_done, text_key, entered_on, entered_by, recorded_in)
          select ${subjectId}, ${city}, ${onDay}, ${year}, count(*) + 1, case when count(*) = 0 then 'ENTRY' else 'REVISION' end, max(id),
            case when count(*) = 0 then null else '更正' end, ${completed}, ${permille}, ${entry.isDone ?? false}, '', ${today}, 'test', ${log.tx}
          from progress_entry where subject_id = ${subjectId} and city_code = ${city} and on_day = ${onDay} returning *),
        step as (insert into progress_step (entry_id, step, stepped_on, stepped_by, recorded_in)
          select id, 'RELEASED', ${today}, 'test', ${log.tx} from entry)
        insert into progress_released (entry_id, subject_id, city_code, year, on_day, completed_this_year_fen, physical_permille, is_done, is_repeated,
          released_on, recorded_in)
        select id, subject_id, city_code, year, on_day, completed_this_year_fen, physical_permille, is_done, ${entry.isRepeated ?? false}, ${today}, ${log.tx}
        from entry`.execute(db)
      await log.record(told('progress.released', `${subjectId}/${city}/${onDay}`))
      return done(await judge(hub, [subjectId], db, log))
    }),
  )
