import type { City } from '../access/city-cluster.ts'
import type { ImplementationState } from '../catalogue/item-implementation.ts'
import { type Aspect, aspectsOf, type HandlingMode, type Relation, type Stance } from './aspect.ts'

/** How a recognition stands; null where neither city has declared anything. */
export const recognitionStates = ['PLANNED', 'READY', 'LIVE', 'SUSPENDED', 'WITHDRAWN'] as const
export type RecognitionState = (typeof recognitionStates)[number]

/** What a city says of one aspect on a day: nothing, a stance, or that it declares from a later day on. */
export interface AspectStanding {
  readonly stance: Stance
  readonly mode: HandlingMode | null
  readonly startsLater: boolean
}

/** How a city stands to an item in a cluster on a day. */
export interface CityStanding {
  readonly city: City
  readonly isMember: boolean
  readonly wasMember: boolean
  readonly implementation: ImplementationState | null
  readonly aspects: Partial<Record<Aspect, AspectStanding>>
}

/** A city's own word on a single pair. */
export interface PairException {
  readonly relation: Relation
  readonly accepting: string
  readonly competent: string
  readonly statedBy: string
  readonly stance: 'EXCEPTED' | 'SUSPENDED'
}

/** Whether the item itself can be recognised on a day. */
export interface ItemStanding {
  /** It stands in a published batch and was not withdrawn from all, merged or cancelled. */
  readonly isPublished: boolean
  /** It stood in one and does no longer. */
  readonly wasPublished: boolean
}

export const guards = [
  'ITEM_PUBLISHED',
  'ACCEPTING_CITY_IS_MEMBER',
  'COMPETENT_CITY_IS_MEMBER',
  'ACCEPTING_CITY_DECLARES',
  'COMPETENT_CITY_DECLARES',
  'NOT_SUSPENDED',
  'COMPETENT_CITY_IMPLEMENTS',
  'ACCEPTING_CITY_IMPLEMENTS',
  'NOT_EXCEPTED',
] as const
export type Guard = (typeof guards)[number]

/** A guard that does not hold, and the city that must act; null: the secretariat. */
export interface MissingGuard {
  readonly guard: Guard
  readonly relation: Relation
  readonly city: City | null
}

/** One relation of an ordered pair, worked out. */
export interface Recognition {
  readonly state: RecognitionState | null
  /** The accepting city's: it knows whether it has a window. The competent city's, while the other names none. */
  readonly mode: HandlingMode | null
  /** The competent city's, where it names another. */
  readonly otherMode: HandlingMode | null
  readonly missing: readonly MissingGuard[]
}

export interface PairFacts {
  readonly item: ItemStanding
  readonly accepting: CityStanding
  readonly competent: CityStanding
  readonly exceptions: readonly PairException[]
}

/** Works out one relation of a pair from both cities' standings. The one place where this rule stands. */
export const recognitionOf = (relation: Relation, facts: PairFacts): Recognition => {
  const { accepting, competent } = facts
  const sides = aspectsOf[relation]
  const one = accepting.aspects[sides.accepting]
  const other = competent.aspects[sides.competent]
  const mode = relation === 'HANDLES' ? (one?.mode ?? other?.mode ?? null) : null
  const otherMode = mode === null || other?.mode === mode ? null : (other?.mode ?? null)
  const missing = missingGuards(relation, facts, one, other, mode)
  return { state: one || other ? stateOf(missing, facts, one, other) : null, mode, otherMode, missing }
}

const missingGuards = (
  relation: Relation,
  { item, accepting, competent, exceptions }: PairFacts,
  one: AspectStanding | undefined,
  other: AspectStanding | undefined,
  mode: HandlingMode | null,
): MissingGuard[] => {
  const missing: MissingGuard[] = []
  const need = (holds: boolean, guard: Guard, city: City | null) => {
    if (!holds) missing.push({ guard, relation, city })
  }
  need(item.isPublished, 'ITEM_PUBLISHED', null)
  need(accepting.isMember, 'ACCEPTING_CITY_IS_MEMBER', null)
  need(competent.isMember, 'COMPETENT_CITY_IS_MEMBER', null)
  need(isSaid(one), 'ACCEPTING_CITY_DECLARES', accepting.city)
  need(isSaid(other), 'COMPETENT_CITY_DECLARES', competent.city)
  need(one?.stance !== 'SUSPENDED', 'NOT_SUSPENDED', accepting.city)
  need(other?.stance !== 'SUSPENDED', 'NOT_SUSPENDED', competent.city)
  need(competent.implementation === 'ACTIVE', 'COMPETENT_CITY_IMPLEMENTS', competent.city)
  const needsWindow = relation === 'HANDLES' && mode !== 'FULLY_ONLINE'
  need(!needsWindow || accepting.implementation === 'ACTIVE', 'ACCEPTING_CITY_IMPLEMENTS', accepting.city)
  for (const { statedBy, stance } of ofPair(relation, accepting, competent, exceptions))
    need(
      false,
      stance === 'SUSPENDED' ? 'NOT_SUSPENDED' : 'NOT_EXCEPTED',
      statedBy === accepting.city.code ? accepting.city : competent.city,
    )
  return missing
}

/** Declared and begun, or suspended since: what was said stands, whatever else is missing. */
const isSaid = (aspect: AspectStanding | undefined): boolean =>
  aspect !== undefined && !aspect.startsLater && aspect.stance !== 'WITHDRAWN'

const ofPair = (
  relation: Relation,
  accepting: CityStanding,
  competent: CityStanding,
  exceptions: readonly PairException[],
) =>
  exceptions.filter(
    (exception) =>
      exception.relation === relation &&
      exception.accepting === accepting.city.code &&
      exception.competent === competent.city.code,
  )

// What ended comes before what rests, what rests before what is waited for: the strongest reason names the state.
const stateOf = (
  missing: readonly MissingGuard[],
  { item, accepting, competent }: PairFacts,
  one: AspectStanding | undefined,
  other: AspectStanding | undefined,
): RecognitionState => {
  if (missing.length === 0) return 'LIVE'
  const has = (guard: Guard) => missing.some((found) => found.guard === guard)
  const ended =
    one?.stance === 'WITHDRAWN' ||
    other?.stance === 'WITHDRAWN' ||
    has('NOT_EXCEPTED') ||
    (!item.isPublished && item.wasPublished) ||
    (!accepting.isMember && accepting.wasMember) ||
    (!competent.isMember && competent.wasMember)
  if (ended) return 'WITHDRAWN'
  if (one === undefined || other === undefined) return 'PLANNED'
  // An entry that was cancelled rests like one that was suspended: nobody took a declaration back.
  const rests =
    has('NOT_SUSPENDED') ||
    (has('COMPETENT_CITY_IMPLEMENTS') && competent.implementation !== null) ||
    (has('ACCEPTING_CITY_IMPLEMENTS') && accepting.implementation !== null)
  return rests ? 'SUSPENDED' : 'READY'
}
