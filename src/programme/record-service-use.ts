import { selectClusterForUpdate, selectMemberships } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import { hasForbiddenCharacter } from '../base/text.ts'
import type { ChangeLog } from '../changes/change-log.ts'
import { rehearse, type Work } from '../changes/write.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import { selectItemsToMatch } from '../recognition/matching.sql.ts'
import { insertUse, lockServiceUse, selectKnownUse } from './service-use.sql.ts'
import { type GivenUse, saysTheSame, type UseFigures, type UseOutcome } from './service-use.ts'
import { readUseRows, type UseRow } from './use-row.ts'

export interface RecordServiceUseInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  /** The reporting city: for cases the accepting one. */
  readonly city: string
  readonly dryRun: boolean
  readonly rows: readonly GivenUse[]
}

/** What became of a row, by its place from 1. */
export interface UseRowOutcome {
  readonly line: number
  readonly outcome: UseOutcome
  readonly problems: readonly Problem[]
}

const most = 5000

/**
 * Records monthly figures of a city, each row answered by itself: what is known so already stays, what is known otherwise is
 * revised, and a row with errors sinks no other. The city's partner system, operator or coordinator.
 */
export const recordServiceUse = async (
  hub: Hub,
  caller: Caller,
  input: RecordServiceUseInput,
): Promise<Outcome<readonly UseRowOutcome[]>> => {
  const reach = { cluster: input.cluster, city: input.city }
  const forbidden = forbid(caller, ['PARTNER', 'OPERATOR', 'COORDINATOR'], reach)
  if (forbidden) return forbidden
  if (input.rows.length < 1 || input.rows.length > most)
    return refused(problem('COUNT_OUT_OF_RANGE', { path: ['rows'], facts: { most } }))
  const { idempotencyKey, ...content } = input
  const work = recording(input, civilDateAt(hub.now()))
  if (input.dryRun) return rehearse(hub, work)
  return writeOnce(hub, caller, 'recordServiceUse', { idempotencyKey, content }, work)
}

const recording =
  ({ cluster: code, city, rows }: RecordServiceUseInput, today: CivilDate): Work<readonly UseRowOutcome[]> =>
  async (db, log) => {
    const cluster = await selectClusterForUpdate(db, code)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code }, ['cluster'])
    await lockServiceUse(db, city)
    const members = (await selectMemberships(db, [cluster.id], null)).map((member) => member.city.code)
    const named = [...new Set(rows.flatMap(({ item }) => (item && isCode(item) ? [item] : [])))]
    const items = await selectItemsToMatch(db, code, named)
    const read = readUseRows(rows, { city, today, members, items })
    const fit = read.flatMap((row) => (row.ok ? [row.ok] : []))
    const known = await selectKnownUse(db, { clusterId: cluster.id, city, keys: fit })
    const outcomes = new Map(fit.map((row, i) => [row.line, outcomeOf(row, known[i]!)]))
    const fresh = fit.filter(({ line }) => outcomes.get(line) !== 'UNCHANGED')
    if (fresh.length > 0) await insertUse(db, { clusterId: cluster.id, city, rows: fresh }, log.tx)
    await recordChanges(log, code, city, fresh)
    return done(
      read.map(({ line, problems }) => ({ line, outcome: outcomes.get(line) ?? ('REJECTED' as const), problems })),
    )
  }

const isCode = (text: string): boolean => text.length <= 200 && !hasForbiddenCharacter(text)

const outcomeOf = (row: UseFigures, known: UseFigures | null): UseOutcome => {
  if (known === null) return 'RECORDED'
  return saysTheSame(row, known) ? 'UNCHANGED' : 'REVISED'
}

const recordChanges = (log: ChangeLog, cluster: string, city: string, rows: readonly UseRow[]): Promise<void> =>
  log.record(
    ...rows.map(({ line: _, itemId: __, item, measure, month, competentCity, ...figures }) => ({
      kind: 'serviceUse.recorded',
      subject: [cluster, city, measure, month.slice(0, 7), item, competentCity]
        .filter((part) => part !== null)
        .join('/'),
      cluster,
      city,
      isPublic: false,
      state: { cluster, city, measure, month: month.slice(0, 7), item, competentCity, ...figures },
    })),
  )
