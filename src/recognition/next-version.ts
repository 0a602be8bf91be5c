import type { CivilDate } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { isError, type Problem } from '../base/problem.ts'
import { checkContent } from '../catalogue/check-content.ts'
import { worstConsistencyProblems } from '../catalogue/consistency.ts'
import type { ConsistencySettings } from '../catalogue/consistency-settings.ts'
import {
  changeBetween,
  type ImplementationChange,
  type ImplementationState,
  type KeptContent,
  type LastVersion,
} from '../catalogue/item-implementation.ts'

/** What is to be recorded of a city's implementation of an item. */
export interface WantedVersion {
  /** As the item was named, for the refusal. */
  readonly named: string
  /** Of the item: what an implementation code holds should agree with it. */
  readonly nationalCode: string | null
  /** Null: the fields stay. */
  readonly content: KeptContent | null
  readonly state: ImplementationState
  /** Null: today. */
  readonly validFrom: CivilDate | null
}

/** What the next version does; null where nothing differs from the last. */
export type Step = {
  readonly version: number
  readonly change: ImplementationChange
  readonly state: ImplementationState
  readonly validFrom: CivilDate
  readonly content: KeptContent
} | null

/** Under which rules, and on which day. */
export interface VersionRules {
  readonly settings: readonly ConsistencySettings[]
  readonly today: CivilDate
}

/**
 * Decides what comes after the last version (none: it would be the first), `kept` being its content if the fields stay. Refuses
 * content that breaks a rule, a version that begins before the last, and what follows a cancelled one.
 */
export const nextVersion = (
  wanted: WantedVersion,
  last: LastVersion | undefined,
  kept: KeptContent | null,
  { settings, today }: VersionRules,
): Outcome<{ readonly next: Step }> => {
  const { state } = wanted
  const change = changeBetween(last?.state ?? null, state)
  const notAllowed = () =>
    refusedFor('IMPLEMENTATION_STEP_NOT_ALLOWED', { before: last?.state ?? null, after: state }, ['state'])
  const content = wanted.content ?? kept
  if (!content)
    return change === null ? notAllowed() : refusedFor('CONTENT_MISSING', { item: wanted.named }, ['content'])
  const isKept = last?.contentHash === content.hash
  const isSame = isKept && last.state === state
  const inconsistent = worstConsistencyProblems(content.fields, settings)
  const found = [...checkContent(content.fields, wanted.nationalCode), ...inconsistent]
  const problems = (isSame || (isKept && state !== 'ACTIVE') ? found.map(saidOnly) : found).map(inContent)
  if (problems.some(isError)) return refused(...problems)
  const validFrom = wanted.validFrom ?? today
  if (last && validFrom < last.validFrom)
    return refusedFor('VERSION_OUT_OF_ORDER', { known: last.validFrom }, ['validFrom'])
  if (isSame) return done({ next: null }, problems)
  if (change === null) return notAllowed()
  return done({ next: { version: (last?.version ?? 0) + 1, change, state, validFrom, content } }, problems)
}

const inContent = (found: Problem): Problem => ({ ...found, path: ['content', ...found.path] })

/** What stands already, or is taken out of force as it stands, is not refused by a rule that has become stricter since. */
const saidOnly = (found: Problem): Problem => ({ ...found, severity: 'WARNING' })
