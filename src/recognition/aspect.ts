/** What a city can declare of an item: it accepts for others, entrusts others, recognises others' results, issues results for others. */
export const aspects = ['ACCEPTS', 'ENTRUSTS', 'RECOGNISES', 'ISSUES'] as const
export type Aspect = (typeof aspects)[number]

/** Modes of handling (国办发〔2020〕35号): 全程网办, 异地代收代办, 多地联办. */
export const handlingModes = ['FULLY_ONLINE', 'ACCEPTED_ON_BEHALF', 'JOINTLY_HANDLED'] as const
export type HandlingMode = (typeof handlingModes)[number]

/** 互办 follows from accepts and entrusts, 互认 from recognises and issues. */
export const relations = ['HANDLES', 'RECOGNISES'] as const
export type Relation = (typeof relations)[number]

/** The aspect that each side of a pair must declare for a relation. */
export const aspectsOf = {
  HANDLES: { accepting: 'ACCEPTS', competent: 'ENTRUSTS' },
  RECOGNISES: { accepting: 'RECOGNISES', competent: 'ISSUES' },
} as const satisfies Record<Relation, { accepting: Aspect; competent: Aspect }>

export const stances = ['DECLARED', 'SUSPENDED', 'WITHDRAWN'] as const
export type Stance = (typeof stances)[number]

/** Why a declaration stands as it does. */
export type DeclarationCause =
  | 'DECLARED'
  | 'SUSPENDED_BY_CITY'
  | 'IMPLEMENTATION_SUSPENDED'
  | 'IMPLEMENTATION_CANCELLED'
  | 'RESUMED_BY_CITY'
  | 'WITHDRAWN_BY_CITY'
