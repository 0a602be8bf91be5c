import { selectClusterForUpdate, selectMemberships } from '../access/cluster.sql.ts'
import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { isError } from '../base/problem.ts'
import { placedUnder } from '../base/problem-place.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { rehearse } from '../changes/write.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { forbidPlan } from './forbid-plan.ts'
import { selectPlanFields } from './plan-field.sql.ts'
import { fieldsOr } from './plan-field.ts'
import {
  checkFirstDay,
  checkPlanHead,
  numberProblems,
  type PlanRegistration,
  type PlanRegistrationInput,
  tallyPlan,
} from './plan-registration.ts'
import { selectLastOfEditions } from './plan-row.sql.ts'
import type { PlanList } from './plan-row.ts'
import { type PlanWords, planWords } from './plan-words.ts'
import { type PlanDecision, preparePlan } from './prepare-plan.ts'
import { recordLights } from './record-lights.ts'
import { writePlan } from './write-plan.ts'

/**
 * Registers rows of a year's edition, many at once, each answered by itself: new ones, changes to known ones (fields left out stay), rows
 * carried over from an earlier edition under their identity, removals with a reason. The same again adds nothing. The cluster's secretariat.
 */
const registerPlan =
  (list: PlanList, verb: string) =>
  async (hub: Hub, caller: Caller, input: PlanRegistrationInput): Promise<Outcome<PlanRegistration>> => {
    const forbidden = forbidPlan(caller, input.cluster)
    if (forbidden) return forbidden
    const today = civilDateAt(hub.now())
    const head = [...checkPlanHead(input), ...checkFirstDay(input.year, input.validFrom, today)]
    if (head.length > 0) return refused(...head)
    const days = { today, validFrom: input.validFrom ?? today }
    const work = (db: Db, log: ChangeLog) => registerRows(db, log, list, input, days)
    const { idempotencyKey, dryRun, ...content } = input
    return dryRun ? rehearse(hub, work) : writeOnce(hub, caller, verb, { idempotencyKey, content }, work)
  }

export const registerTasks = registerPlan('TASK', 'registerTasks')
export const registerKeyProjects = registerPlan('PROJECT', 'registerKeyProjects')
export const registerPlatforms = registerPlan('PLATFORM', 'registerPlatforms')

/** The verb of a list. */
export const registrarOf = (list: PlanList) =>
  ({ TASK: registerTasks, PROJECT: registerKeyProjects, PLATFORM: registerPlatforms })[list]

/** The day from which rows hold, and the day on which that is said: lights are judged today. */
export interface PlanDays {
  readonly validFrom: CivilDate
  readonly today: CivilDate
}

/** The work itself, for whoever may. Where one row is wrong and all were to be right, nothing is written. */
export const registerRows = async (
  db: Db,
  log: ChangeLog,
  list: PlanList,
  { cluster: code, year, rows, onProblem, dryRun }: PlanRegistrationInput,
  { today, validFrom }: PlanDays,
): Promise<Outcome<PlanRegistration>> => {
  const cluster = await selectClusterForUpdate(db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
  const edition = { clusterId: cluster.id, list, year }
  const words = await readPlanWords(db, cluster.id, validFrom)
  const decided: readonly PlanDecision[] = await preparePlan(db, edition, rows, words, { validFrom, today })
  const problems = decided.flatMap(({ problems }, index) => placedUnder(['rows', index], problems))
  const isRefused = onProblem === 'REJECT_ALL' && problems.some(isError)
  if (!isRefused) {
    const subjectIds = await writePlan(db, log, code, edition, decided, validFrom)
    await recordLights(db, log, { clusterId: cluster.id, cluster: code, subjectIds, day: today })
  }
  const isRegistered = !dryRun && !isRefused && decided.some(({ outcome }) => outcome !== 'REJECTED')
  return done(tallyPlan({ list, year }, rows, decided, isRegistered), problems)
}

/** The same for one row that must be there already. */
export const registerKnownRow = async (
  db: Db,
  log: ChangeLog,
  list: PlanList,
  input: PlanRegistrationInput,
  days: PlanDays,
): Promise<Outcome<PlanRegistration>> => {
  const { cluster: code, year, rows } = input
  const cluster = await selectClusterForUpdate(db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
  const { number } = rows[0]!
  const numbering = numberProblems(number, new Set())
  if (numbering.length > 0) return refused(...numbering)
  const [last] = await selectLastOfEditions(db, { clusterId: cluster.id, list }, [{ year, number }])
  if (!last || last.state === 'REMOVED') return refusedFor('PLAN_ROW_UNKNOWN', { number }, ['number'])
  return registerRows(db, log, list, input, days)
}

/** What a cluster's own words mean on a day: its members, and its fields of work. */
const readPlanWords = async (db: Db, clusterId: number, asOf: CivilDate): Promise<PlanWords> => {
  const ever = (await selectMemberships(db, [clusterId], null)).filter(({ role }) => role === 'MEMBER')
  const members = ever.filter(({ validFrom, validTo }) => validFrom <= asOf && (validTo === null || validTo > asOf))
  const fields = await selectPlanFields(db, clusterId)
  return planWords(
    members.map(({ city }) => city),
    fieldsOr(fields),
    ever.map(({ city }) => city),
  )
}
