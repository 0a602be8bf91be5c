import { selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import { actorOf, type Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { placedUnder } from '../base/problem-place.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { decideSteps } from './decided-steps.ts'
import { namesToFind } from './given-name.ts'
import { insertReleases, insertReturns } from './insert-steps.sql.ts'
import { checkCount } from './progress-registration.ts'
import { lockProgress, selectSteppedStandings } from './progress-standing.sql.ts'
import { recordLights } from './record-lights.ts'
import type { StepInput } from './step-registration.ts'
import { changesOfStep, type SteppedProgress, tallySteps } from './stepped-progress.ts'

/**
 * Releases entries (审核报送): from then on they count. Those of many rows and days at once, each answered by itself; what is
 * released already stays. The own city's coordinator, whoever entered them.
 */
export const releaseProgress = (hub: Hub, caller: Caller, input: StepInput): Promise<Outcome<SteppedProgress>> =>
  step(hub, caller, 'RELEASED', input, null)

/** Sends entries that are not released back to whoever entered them (退回), for a reason. The own city's coordinator. */
export const returnProgress = async (
  hub: Hub,
  caller: Caller,
  { reason, ...input }: StepInput & { readonly reason: string },
): Promise<Outcome<SteppedProgress>> => {
  const wrong = checkText(reason, 'reason', 1000)
  return wrong.length > 0 && !forbidStep(caller, input)
    ? refused(...wrong)
    : step(hub, caller, 'RETURNED', input, reason.trim())
}

const forbidStep = (caller: Caller, { cluster, city }: StepInput) => forbid(caller, ['COORDINATOR'], { cluster, city })

const step = async (
  hub: Hub,
  caller: Caller,
  what: 'RELEASED' | 'RETURNED',
  { idempotencyKey, ...input }: StepInput,
  reason: string | null,
): Promise<Outcome<SteppedProgress>> => {
  const { cluster: code, city, entries } = input
  const forbidden = forbidStep(caller, input)
  if (forbidden) return forbidden
  const wrong = checkCount(entries.length)
  if (wrong.length > 0) return refused(...wrong)
  const verb = what === 'RELEASED' ? 'releaseProgress' : 'returnProgress'
  const mark = { on: civilDateAt(hub.now()), by: actorOf(caller) }
  return writeOnce(hub, caller, verb, { idempotencyKey, content: { ...input, reason } }, async (db, log) => {
    const cluster = await selectCluster(db, code)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
    await lockProgress(db, cluster.id, city)
    const asked = { clusterId: cluster.id, city, asOf: mark.on }
    const standings = await selectSteppedStandings(db, asked, namesToFind(entries))
    const decided = decideSteps(what, city, entries, standings)
    const steps = decided.flatMap(({ entry, isRepeated }) => (entry ? [{ entryId: entry.id, isRepeated }] : []))
    if (steps.length > 0) {
      if (reason === null) await insertReleases(db, mark, steps, log.tx)
      else
        await insertReturns(
          db,
          { ...mark, reason },
          steps.map(({ entryId }) => entryId),
          log.tx,
        )
      await log.record(...decided.flatMap((one) => changesOfStep(code, city, one, reason)))
      const subjectIds = decided.flatMap(({ entry, standing }) => (entry ? [standing!.subjectId] : []))
      if (reason === null)
        await recordLights(db, log, { clusterId: cluster.id, cluster: code, subjectIds, day: mark.on })
    }
    return done(
      tallySteps(decided),
      decided.flatMap((one, index) => placedUnder(['entries', index], one.problems)),
    )
  })
}
