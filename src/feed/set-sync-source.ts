import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { clusterFor } from '../sync/find-push.ts'
import { selectSourceForUpdate } from '../sync/source.sql.ts'
import { selectSourceScores, updateSource } from './partner.sql.ts'
import type { SourceScore } from './partner.ts'

export interface SetSyncSourceInput {
  readonly idempotencyKey?: string | null
  readonly city: string
  readonly source: string
  readonly cluster?: string | null
  readonly cadenceHours?: number | null
  readonly dropShare?: number | null
  readonly rejectedShare?: number | null
}

const longestCadence = 8784

const check = ({ cadenceHours, dropShare, rejectedShare }: SetSyncSourceInput): Problem[] => {
  const isIn = (value: number | null | undefined, least: number, most: number) =>
    value === null || value === undefined || (value >= least && value <= most)
  const outside = (field: string, least: number, most: number) => [
    problem('SETTING_OUT_OF_RANGE', { path: [field], field, facts: { field, least, most } }),
  ]
  return [
    ...(isIn(cadenceHours, 1, longestCadence) ? [] : outside('cadenceHours', 1, longestCadence)),
    ...(isIn(dropShare, 0, 1) ? [] : outside('dropShare', 0, 1)),
    ...(isIn(rejectedShare, 0, 1) ? [] : outside('rejectedShare', 0, 1)),
  ]
}

/**
 * Sets what is expected of a source; what is left out stays. The city's coordinator, or the cluster's secretariat: whom the alerts
 * are for, not whom they are about.
 */
export const setSyncSource = async (
  hub: Hub,
  caller: Caller,
  input: SetSyncSourceInput,
): Promise<Outcome<SourceScore>> => {
  if (caller.role === 'ANONYMOUS') return refusedFor('UNAUTHENTICATED')
  const problems = check(input)
  if (problems.length > 0) return refused(...problems)
  const { idempotencyKey, ...content } = input
  return writeOnce(hub, caller, 'setSyncSource', { idempotencyKey, content }, async (db, log) => {
    const source = await selectSourceForUpdate(db, { ...input, cluster: clusterFor(caller, input) })
    const forbidden = forbid(caller, ['COORDINATOR', 'SECRETARIAT'], { cluster: source?.cluster, city: input.city })
    if (forbidden) return forbidden
    const scores = async () =>
      (await selectSourceScores(db, source?.cluster ?? '', input.city, hub.now().toISOString())).find(
        ({ code }) => code === input.source,
      )
    const before = await scores()
    if (!source || !before) return refusedFor('SOURCE_UNKNOWN', { city: input.city, source: input.source }, ['source'])
    const set = {
      cadenceHours: input.cadenceHours ?? before.cadenceHours,
      dropShare: input.dropShare ?? before.dropShare,
      rejectedShare: input.rejectedShare ?? before.rejectedShare,
    }
    await updateSource(db, source.id, set)
    await log.record({
      kind: 'source.set',
      subject: `${source.city}/${source.code}`,
      cluster: source.cluster,
      city: source.city,
      isPublic: false,
      state: { city: source.city, source: source.code, cluster: source.cluster, ...set },
    })
    return done((await scores()) as SourceScore)
  })
}
