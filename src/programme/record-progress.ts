import { selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { breather } from '../base/breathe.ts'
import { actorOf, type Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { isError } from '../base/problem.ts'
import { placedUnder } from '../base/problem-place.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { rehearse } from '../changes/write.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Db } from '../db/database.ts'
import type { Hub } from '../hub.ts'
import { decideProgress } from './decided-progress.ts'
import { namesToFind } from './given-name.ts'
import { type GivenProgress, type ReadProgress, readProgress } from './given-progress.ts'
import type { ProgressKind } from './progress-entry.ts'
import { checkCount, type ProgressInput, type ProgressRegistration, tallyProgress } from './progress-registration.ts'
import { lockProgress, selectEnteredStandings } from './progress-standing.sql.ts'
import { writeProgress } from './write-progress.ts'

/** Who enters, and when. */
interface Entering {
  readonly kind: ProgressKind
  readonly by: string
  readonly today: CivilDate
}

const entering =
  (kind: ProgressKind, verb: string) =>
  async (hub: Hub, caller: Caller, input: ProgressInput): Promise<Outcome<ProgressRegistration>> => {
    const { cluster, city } = input
    const forbidden = forbid(caller, ['OPERATOR', 'COORDINATOR'], { cluster, city })
    if (forbidden) return forbidden
    const wrong = checkCount(input.entries.length)
    if (wrong.length > 0) return refused(...wrong)
    const how = { kind, by: actorOf(caller), today: civilDateAt(hub.now()) }
    const work = (db: Db, log: ChangeLog) => enterProgress(db, log, input, how)
    const { idempotencyKey, dryRun, ...content } = input
    return dryRun ? rehearse(hub, work) : writeOnce(hub, caller, verb, { idempotencyKey, content }, work)
  }

/**
 * Enters how a city's rows of the plan stand (填报), many at once, each answered by itself. What was entered of a day and not yet
 * released is replaced; the same again changes nothing. A unit's operator or the coordinator, for the own city.
 */
export const recordProgress = entering('ENTRY', 'recordProgress')

/** Corrects what was released, each with a reason. It counts once it is released in turn; until then the old figures do. */
export const reviseProgress = entering('REVISION', 'reviseProgress')

const enterProgress = async (
  db: Db,
  log: ChangeLog,
  { cluster: code, city, entries, onProblem, dryRun }: ProgressInput,
  how: Entering,
): Promise<Outcome<ProgressRegistration>> => {
  const cluster = await selectCluster(db, code)
  if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
  await lockProgress(db, cluster.id, city)
  const asked = { clusterId: cluster.id, city, asOf: how.today }
  // The entries are read while the database looks for their rows.
  const [standings, read] = await Promise.all([
    selectEnteredStandings(db, asked, namesToFind(entries)),
    readAll(entries, how.today),
  ])
  const decided = decideProgress(how.kind, city, entries, read, standings)
  const problems = decided.flatMap((one, index) => placedUnder(['entries', index], one.problems))
  const isRefused = onProblem === 'REJECT_ALL' && problems.some(isError)
  const fresh = decided.filter(({ next }) => next !== null)
  if (!isRefused && fresh.length > 0)
    await writeProgress(db, log, code, fresh, { city, kind: how.kind, on: how.today, by: how.by })
  const outcomes = decided.map(({ outcome }) => outcome)
  return done(tallyProgress(outcomes, !dryRun && !isRefused && fresh.length > 0), problems)
}

const readAll = async (entries: readonly GivenProgress[], today: CivilDate): Promise<ReadProgress[]> => {
  const breathe = breather()
  const read: ReadProgress[] = []
  for (const entry of entries) {
    await breathe()
    read.push(readProgress(entry, today))
  }
  return read
}
