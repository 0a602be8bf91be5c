import type { CivilDate } from '../base/civil-date.ts'
import { encodeCursor, type Page } from '../base/connection.ts'
import type { LightColour } from './light.ts'
import type { LightRuleSet } from './light-rules.ts'
import type { GivenLightRules } from './light-rules-check.ts'
import type { PlanList } from './plan-row.ts'
import type { OwnRating, RowLights } from './shown-lights.ts'

export interface LightsInput {
  readonly cluster: string
  readonly list: PlanList
  readonly year: number
  readonly city?: string | null
  readonly colours?: readonly LightColour[] | null
  /** A draft: what the lights would be by other figures. */
  readonly rules?: GivenLightRules | null
  readonly asOf?: CivilDate | null
  readonly knownAt?: string | null
  readonly first: number
  /** The number after which the page begins. */
  readonly after: number
}

/** A row with its lights; in a what-if also what it is without it. */
export interface AnsweredRow extends RowLights {
  readonly list: PlanList
  readonly number: number
  readonly title: string
  readonly leadCity: string
  readonly before: LightColour | null
}

export interface AnsweredLights {
  readonly asOf: CivilDate
  readonly knownAt: string
  readonly ruleSet: LightRuleSet
  readonly isDraft: boolean
  /** How many rows have which colour, whatever colours were asked for. */
  readonly counts: readonly { readonly colour: LightColour; readonly rows: number }[]
  /** In a what-if: how many rows would have another colour. */
  readonly changed: number | null
  readonly rows: Page<AnsweredRow>
}

export const cursorOf = ({ number }: { readonly number: number }): string => encodeCursor([number])

/** How the cities of a row rate themselves. */
export const ownsOf = (
  owns: readonly (OwnRating & { readonly subjectId: number; readonly city: string })[],
  { subjectId }: { readonly subjectId: number },
): ReadonlyMap<string, OwnRating> =>
  new Map(owns.filter((own) => own.subjectId === subjectId).map((own) => [own.city, own]))
