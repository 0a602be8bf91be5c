import type { CivilDate } from '../base/civil-date.ts'

/** 红黄绿灯; grey is no light: nothing to judge by, or exempted. */
export const lightColours = ['GREY', 'GREEN', 'YELLOW', 'RED'] as const
export type LightColour = (typeof lightColours)[number]

/** What is judged: start (开工), pace (序时进度), funds (资金), entry into statistics (入库), deadline (完成时限). */
export const lightCriteria = ['START', 'PACE', 'FUNDS', 'STATISTICS', 'DEADLINE'] as const
export type LightCriterion = (typeof lightCriteria)[number]

/** Why a light has its colour: a code, and the figures that its wording needs. */
export interface LightReason {
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
}

/** A colour with its reasons. */
export interface Verdict {
  readonly colour: LightColour
  readonly reasons: readonly LightReason[]
}

export const verdict = (colour: LightColour, code: string, facts: LightReason['facts'] = {}): Verdict => ({
  colour,
  reasons: [{ code, facts }],
})

const rank = (colour: LightColour): number => lightColours.indexOf(colour)

/** The worst of some colours; without any, grey. */
export const worstOf = (colours: readonly LightColour[]): LightColour =>
  colours.reduce<LightColour>((worst, colour) => (rank(colour) > rank(worst) ? colour : worst), 'GREY')

/**
 * By how many steps a city sees itself better than the light that was computed (worse: negative). Null where either is grey: nothing
 * to compare.
 */
export const gapOf = (own: LightColour, computed: LightColour): number | null =>
  own === 'GREY' || computed === 'GREY' ? null : rank(computed) - rank(own)

/** What a light is of: a criterion or the worst of them, of one city or of the whole row (null). */
export interface LightKey {
  readonly city: string | null
  readonly criterion: LightCriterion | 'OVERALL'
}

/** Computed by the rules, restated afterwards, or set aside by an exemption. */
export type LightCause = 'COMPUTED' | 'RESTATED' | 'EXEMPTED'

export interface Light extends LightKey, Verdict {
  readonly cause: LightCause
}

/** A light as it was recorded: from a day on, until the next of its key. */
export interface RecordedLight extends Light {
  readonly validFrom: CivilDate
  readonly ruleVersion: number
}
