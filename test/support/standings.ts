import type { Aspect, HandlingMode, Stance } from '../../src/recognition/aspect.ts'
import type { CityStanding, PairException } from '../../src/recognition/recognition-state.ts'

const city = (code: string) => ({ code, name: `${code} 市` })

/** A member that declares all four aspects and has its implementation in force. */
export const readyCity = (code: string, more: Partial<CityStanding> = {}): CityStanding => ({
  city: city(code),
  isMember: true,
  wasMember: true,
  implementation: 'ACTIVE',
  aspects: {
    ACCEPTS: said('ACCEPTED_ON_BEHALF'),
    ENTRUSTS: said('ACCEPTED_ON_BEHALF'),
    RECOGNISES: said(null),
    ISSUES: said(null),
  },
  ...more,
})

/** What a city says of one aspect. */
export const said = (mode: HandlingMode | null, stance: Stance = 'DECLARED', startsLater = false) => ({
  stance,
  mode,
  startsLater,
})

/** The same city with some aspects said otherwise; undefined: not at all. */
export const saying = (
  standing: CityStanding,
  aspects: Partial<Record<Aspect, ReturnType<typeof said> | undefined>>,
) => ({
  ...standing,
  aspects: { ...standing.aspects, ...aspects },
})

/** An exception of handling, stated by the accepting city. */
export const except = (accepting: string, competent: string, more: Partial<PairException> = {}): PairException => ({
  relation: 'HANDLES',
  accepting,
  competent,
  statedBy: accepting,
  stance: 'EXCEPTED',
  ...more,
})
