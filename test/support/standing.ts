import type { AspectStanding, CityStanding, PairFacts } from '../../src/recognition/recognition-state.ts'
import { baotou, hohhot } from './cluster.ts'

export const declared: AspectStanding = { stance: 'DECLARED', mode: null, startsLater: false }
export const onBehalf: AspectStanding = { stance: 'DECLARED', mode: 'ACCEPTED_ON_BEHALF', startsLater: false }
export const online: AspectStanding = { stance: 'DECLARED', mode: 'FULLY_ONLINE', startsLater: false }
export const suspended: AspectStanding = { ...onBehalf, stance: 'SUSPENDED' }
export const withdrawn: AspectStanding = { ...onBehalf, stance: 'WITHDRAWN' }
export const later: AspectStanding = { ...onBehalf, startsLater: true }

export const published = { isPublished: true, wasPublished: true }
export const formerlyPublished = { isPublished: false, wasPublished: true }
export const neverPublished = { isPublished: false, wasPublished: false }

/** A member that implements the item and declares everything of it. */
export const everything: Omit<CityStanding, 'city'> = {
  isMember: true,
  wasMember: true,
  implementation: 'ACTIVE',
  aspects: { ACCEPTS: onBehalf, ENTRUSTS: onBehalf, RECOGNISES: declared, ISSUES: declared },
}

export const formerMember = { isMember: false, wasMember: true }
export const neverMember = { isMember: false, wasMember: false }

/** Hohhot accepts what Baotou is competent for: everything holds but what is said otherwise. */
export const pairOf = (
  accepting: Partial<CityStanding> = {},
  competent: Partial<CityStanding> = {},
  more: Partial<PairFacts> = {},
): PairFacts => ({
  item: published,
  accepting: { city: hohhot, ...everything, ...accepting },
  competent: { city: baotou, ...everything, ...competent },
  exceptions: [],
  ...more,
})
