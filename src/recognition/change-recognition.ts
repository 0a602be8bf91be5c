import { selectCluster } from '../access/cluster.sql.ts'
import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { checkText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { codeOf } from '../catalogue/service-item.ts'
import { writeOnce } from '../changes/write-once.ts'
import type { Hub } from '../hub.ts'
import type { Aspect, DeclarationCause, Stance } from './aspect.ts'
import { insertDeclarations, type RecognitionDeclaration, selectDeclarationsFrom } from './declaration.sql.ts'
import type { Declared } from './declare-recognition.ts'
import { findItems } from './find-items.ts'
import { recordAffected } from './record-affected.ts'

export interface ChangeRecognitionInput {
  readonly idempotencyKey?: string | null
  readonly cluster: string
  readonly item: string
  readonly city: string
  /** All that the step applies to, if not given. */
  readonly aspects?: readonly Aspect[] | null
  readonly validFrom?: CivilDate | null
  readonly reason: string
}

/** A step from some stances to another, by the city's own word. */
interface Step {
  readonly verb: string
  readonly from: readonly Stance[]
  readonly to: Stance
  readonly cause: DeclarationCause
}

/** Suspends the own city's declarations of an item; what was not declared is not suspended. */
export const suspendRecognition = (hub: Hub, caller: Caller, input: ChangeRecognitionInput) =>
  changeRecognition(hub, caller, input, {
    verb: 'suspendRecognition',
    from: ['DECLARED'],
    to: 'SUSPENDED',
    cause: 'SUSPENDED_BY_CITY',
  })

/** Resumes what the own city suspended, or what its implementation took with it. */
export const resumeRecognition = (hub: Hub, caller: Caller, input: ChangeRecognitionInput) =>
  changeRecognition(hub, caller, input, {
    verb: 'resumeRecognition',
    from: ['SUSPENDED'],
    to: 'DECLARED',
    cause: 'RESUMED_BY_CITY',
  })

/** Withdraws the own city's declarations of an item. */
export const withdrawRecognition = (hub: Hub, caller: Caller, input: ChangeRecognitionInput) =>
  changeRecognition(hub, caller, input, {
    verb: 'withdrawRecognition',
    from: ['DECLARED', 'SUSPENDED'],
    to: 'WITHDRAWN',
    cause: 'WITHDRAWN_BY_CITY',
  })

/**
 * Takes a step for the declarations it applies to: those that stand on its day, and those said ahead that begin later, for a step holds
 * from its day on. Refuses if none stands on the day.
 */
const changeRecognition = async (
  hub: Hub,
  caller: Caller,
  input: ChangeRecognitionInput,
  step: Step,
): Promise<Outcome<Declared>> => {
  const forbidden = forbid(caller, ['COORDINATOR'], { cluster: input.cluster, city: input.city })
  if (forbidden) return forbidden
  const problems = [...checkText(input.reason, 'reason', 1000), ...checkDate(input.validFrom, 'validFrom')]
  if (problems.length > 0) return refused(...problems)
  const today = civilDateAt(hub.now())
  const validFrom = input.validFrom ?? today
  const { idempotencyKey, ...content } = input

  return writeOnce(hub, caller, step.verb, { idempotencyKey, content }, async (db, log): Promise<Outcome<Declared>> => {
    const cluster = await selectCluster(db, input.cluster)
    if (!cluster) return refusedFor('CLUSTER_UNKNOWN', { code: input.cluster }, ['cluster'])
    const items = await findItems(db, input.cluster, [input.item], 'item')
    if (items.ok === undefined) return refused(...items.problems)
    const [item] = items.ok
    const known = await selectDeclarationsFrom(db, {
      itemIds: [item!.id],
      clusterId: cluster.id,
      city: input.city,
      from: validFrom,
    })
    const applies = known.filter((one) => isMeant(one, input.aspects) && step.from.includes(one.stance))
    if (!applies.some((one) => one.validFrom === validFrom))
      return refusedFor('NOTHING_DECLARED', { item: input.item, city: input.city, stances: step.from }, ['item'])
    const doing = { cause: step.cause, city: input.city, asOf: today, from: validFrom }
    const on = { clusters: [cluster], items: items.ok }
    const affected = await recordAffected(db, log, { ...doing, ...on }, async () => {
      const reason = input.reason.trim()
      await insertDeclarations(
        db,
        applies.map(({ id, ...one }) => ({
          ...one,
          city: input.city,
          stance: step.to,
          cause: step.cause,
          reason,
        })),
        log.tx,
      )
      await log.record(
        ...applies.map(({ aspect, mode, validFrom, document }) => ({
          kind: 'recognition.declared',
          subject: `${input.cluster}/${codeOf(item!)}/${aspect}/${input.city}`,
          cluster: input.cluster,
          city: input.city,
          isPublic: false,
          state: {
            item: codeOf(item!),
            city: input.city,
            aspect,
            mode,
            document,
            stance: step.to,
            cause: step.cause,
            reason,
            validFrom,
          },
        })),
      )
    })
    return done({ itemIds: [item!.id], affected })
  })
}

const isMeant = ({ aspect }: RecognitionDeclaration, aspects: readonly Aspect[] | null | undefined): boolean =>
  !aspects || aspects.length === 0 || aspects.includes(aspect)
