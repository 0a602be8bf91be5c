import type { ImplementationState } from '../catalogue/item-implementation.ts'
import { aspectsOf, type Relation } from './aspect.ts'
import type { AspectStanding, CityStanding, Guard } from './recognition-state.ts'

/** What one city brings to a relation, whoever the other is: as accepting and as competent city. */
export interface Flags {
  /** It accepts (recognises) for whoever entrusts (issues). */
  readonly accepts: boolean
  /** It accepts without a mode and has no window: only for those whose mode is fully online. */
  readonly acceptsOnline: boolean
  readonly entrusts: boolean
  /** It entrusts, fully online. */
  readonly entrustsOnline: boolean
}

/** A city's own word on both sides of a relation. */
export interface Side {
  readonly one: AspectStanding | undefined
  readonly other: AspectStanding | undefined
}

export const flagsOf = (relation: Relation, { aspects, implementation }: CityStanding): Flags => {
  const { accepting, competent } = aspectsOf[relation]
  const [one, other] = [aspects[accepting], aspects[competent]]
  const isActive = implementation === 'ACTIVE'
  const hasWindow = relation === 'RECOGNISES' || isActive || one?.mode === 'FULLY_ONLINE'
  const entrusts = isDeclared(other) && isActive
  return {
    accepts: isDeclared(one) && hasWindow,
    acceptsOnline: isDeclared(one) && !hasWindow && one?.mode === null,
    entrusts,
    entrustsOnline: entrusts && other?.mode === 'FULLY_ONLINE',
  }
}

const isDeclared = (aspect: AspectStanding | undefined): boolean => aspect?.stance === 'DECLARED' && !aspect.startsLater

const isUnsaid = (aspect: AspectStanding | undefined): boolean =>
  aspect === undefined || aspect.startsLater || aspect.stance === 'WITHDRAWN'

/** Whether a city stands in the way of some other by a guard; `needing`: how many cities entrust otherwise than fully online. */
export const isBlockedBy = (
  guard: Guard,
  relation: Relation,
  { one, other }: Side,
  implementation: ImplementationState | null,
  needing: number,
): boolean => {
  if (guard === 'ACCEPTING_CITY_DECLARES') return isUnsaid(one)
  if (guard === 'COMPETENT_CITY_DECLARES') return isUnsaid(other)
  if (guard === 'NOT_SUSPENDED') return one?.stance === 'SUSPENDED' || other?.stance === 'SUSPENDED'
  if (guard === 'COMPETENT_CITY_IMPLEMENTS') return implementation !== 'ACTIVE'
  if (guard !== 'ACCEPTING_CITY_IMPLEMENTS' || relation !== 'HANDLES' || implementation === 'ACTIVE') return false
  const ownMode = one?.mode ?? null
  // Without a word of its own on the mode, that of the other counts, whoever it is.
  return ownMode === null ? needing > (other?.mode === 'FULLY_ONLINE' ? 0 : 1) : ownMode !== 'FULLY_ONLINE'
}
