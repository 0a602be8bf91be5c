import { selectCity, selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { checkText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import { codeOf } from '../catalogue/service-item.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import type { Relation } from './aspect.ts'
import { insertException } from './declaration.sql.ts'
import type { Declared } from './declare-recognition.ts'
import { findItems } from './find-items.ts'
import { recordAffected } from './record-affected.ts'

export interface ExceptRecognitionInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly item: string
  readonly city: string
  readonly acceptingCity: string
  readonly competentCity: string
  readonly relation: Relation
  readonly isLifted: boolean
  readonly validFrom?: CivilDate | null
  readonly document?: string | null
  readonly reason: string
}

/** Takes a single pair out of what the declarations say, or lifts the own city's exception. Refuses a pair of others, and an unknown city. */
export const exceptRecognition = async (
  hub: Hub,
  caller: Caller,
  input: ExceptRecognitionInput,
): Promise<Outcome<Declared>> => {
  const forbidden = forbid(caller, ['COORDINATOR'], { cluster: input.cluster, city: input.city })
  if (forbidden) return forbidden
  const { acceptingCity, competentCity, city } = input
  const problems = [...checkText(input.reason, 'reason', 1000), ...checkDate(input.validFrom, 'validFrom')]
  if (acceptingCity === competentCity || ![acceptingCity, competentCity].includes(city))
    problems.push(problem('PAIR_NOT_OWN', { path: ['acceptingCity'], facts: { city } }))
  if (problems.length > 0) return refused(...problems)
  const today = civilDateAt(hub.now())
  const { idempotencyKey, ...content } = input

  return writeOnce(
    hub,
    caller,
    'exceptRecognition',
    { idempotencyKey, content },
    async (db, log): Promise<Outcome<Declared>> => {
      const cluster = await selectCluster(db, input.cluster)
      if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
      const field = city === acceptingCity ? 'competentCity' : 'acceptingCity'
      if (!(await selectCity(db, input[field]))) return refusedFor('CITY_UNKNOWN', { code: input[field] }, [field])
      const items = await findItems(db, input.cluster, [input.item], 'item')
      if (items.ok === undefined) return refused(...items.problems)
      const item = items.ok[0]!
      const exception = {
        clusterId: cluster.id,
        itemId: item.id,
        acceptingCity,
        competentCity,
        relation: input.relation,
        stance: input.isLifted ? ('LIFTED' as const) : ('EXCEPTED' as const),
        validFrom: input.validFrom ?? today,
        document: input.document?.trim() || null,
        reason: input.reason.trim(),
        statedBy: city,
      }
      const doing = { cause: exception.stance, city, asOf: today, from: exception.validFrom }
      const on = { clusters: [cluster], items: [item] }
      const affected = await recordAffected(db, log, { ...doing, ...on }, async () => {
        await insertException(db, exception, log.tx)
        const { clusterId, itemId, ...state } = exception
        await log.record({
          kind: 'recognition.excepted',
          subject: `${cluster.code}/${codeOf(item)}/${input.relation}/${acceptingCity}/${competentCity}`,
          cluster: cluster.code,
          city,
          isPublic: false,
          state: { item: codeOf(item), ...state },
        })
      })
      return done({ itemIds: [item.id], affected })
    },
  )
}
