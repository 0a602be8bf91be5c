import { selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { checkOptionalText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import { codeOf } from '../catalogue/service-item.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import type { AffectedRecognition } from './affected-recognition.ts'
import type { Aspect, HandlingMode } from './aspect.ts'
import { insertDeclarations, type NewDeclaration, selectDeclarations } from './declaration.sql.ts'
import { shareDeclaring } from './declared-items.sql.ts'
import { findItems } from './find-items.ts'
import { recordAffected } from './record-affected.ts'

export interface DeclareRecognitionInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly city: string
  /** Codes or numbers. */
  readonly items: readonly string[]
  readonly aspects: readonly Aspect[]
  readonly mode?: HandlingMode | null
  readonly validFrom?: CivilDate | null
  readonly document?: string | null
}

/** What was declared, and the recognitions that changed with it. */
export interface Declared {
  readonly itemIds: readonly number[]
  readonly affected: readonly AffectedRecognition[]
}

const most = 1000

/**
 * Declares for the caller's own city, per item, that it accepts, entrusts, recognises or issues, from a day on. What is
 * declared just so already stays. Refuses an unknown item and handling without a mode.
 */
export const declareRecognition = async (
  hub: Hub,
  caller: Caller,
  input: DeclareRecognitionInput,
): Promise<Outcome<Declared>> => {
  const forbidden = forbid(caller, ['COORDINATOR'], { cluster: input.cluster, city: input.city })
  if (forbidden) return forbidden
  const problems = checkInput(input)
  if (problems.length > 0) return refused(...problems)
  const today = civilDateAt(hub.now())
  const validFrom = input.validFrom ?? today
  const { idempotencyKey, ...content } = input

  return writeOnce(
    hub,
    caller,
    'declareRecognition',
    { idempotencyKey, content },
    async (db, log): Promise<Outcome<Declared>> => {
      const cluster = await selectCluster(db, input.cluster)
      if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
      await shareDeclaring(db, cluster.id)
      const items = await findItems(db, input.cluster, input.items, 'items')
      if (items.ok === undefined) return refused(...items.problems)
      const itemIds = items.ok.map(({ id }) => id)
      const known = await selectDeclarations(db, { itemIds, clusterId: cluster.id, city: input.city, asOf: validFrom })
      const wanted = items.ok.flatMap(({ id }) =>
        [...new Set(input.aspects)].map(
          (aspect): NewDeclaration => ({
            clusterId: cluster.id,
            itemId: id,
            city: input.city,
            aspect,
            stance: 'DECLARED',
            mode: aspect === 'ACCEPTS' || aspect === 'ENTRUSTS' ? (input.mode ?? null) : null,
            validFrom,
            document: input.document?.trim() || null,
            cause: 'DECLARED',
            reason: null,
          }),
        ),
      )
      const fresh = wanted.filter(
        (one) =>
          !known.some(
            (other) =>
              other.itemId === one.itemId &&
              other.aspect === one.aspect &&
              other.stance === 'DECLARED' &&
              other.mode === one.mode &&
              other.document === one.document,
          ),
      )
      const doing = { cause: 'DECLARED' as const, city: input.city, asOf: today, from: validFrom }
      const on = { clusters: [cluster], items: items.ok }
      const affected = await recordAffected(db, log, { ...doing, ...on }, async () => {
        await insertDeclarations(db, fresh, log.tx)
        const codes = new Map(items.ok.map((item) => [item.id, codeOf(item)]))
        await log.record(
          ...fresh.map(({ itemId, clusterId, ...state }) => ({
            kind: 'recognition.declared',
            subject: `${input.cluster}/${codes.get(itemId)}/${state.aspect}/${input.city}`,
            cluster: input.cluster,
            city: input.city,
            isPublic: false,
            state: { item: codes.get(itemId), ...state },
          })),
        )
      })
      return done({ itemIds, affected })
    },
  )
}

const checkInput = (input: DeclareRecognitionInput): Problem[] => [
  ...checkDate(input.validFrom, 'validFrom'),
  ...checkOptionalText(input.document, 'document', 200),
  ...(input.items.length < 1 || input.items.length > most
    ? [problem('COUNT_OUT_OF_RANGE', { path: ['items'], facts: { most } })]
    : []),
  ...(input.aspects.length === 0 ? [problem('ASPECT_MISSING', { path: ['aspects'], field: 'aspects' })] : []),
  ...(!input.mode && input.aspects.some((aspect) => aspect === 'ACCEPTS' || aspect === 'ENTRUSTS')
    ? [problem('MODE_MISSING', { path: ['mode'], field: 'mode' })]
    : []),
]
