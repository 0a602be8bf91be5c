import type { TimeLimit } from '../calendar/due-date.ts'
import type { Evidence, ImplementationContent, ServiceAudience } from '../catalogue/implementation-content.ts'
import type { LimitConversion } from '../catalogue/time-limit.ts'

/** What is compared across cities (四同一互): 同名称, 同受理标准, 同材料, 同时限, 结果互认. */
export interface FieldValues {
  readonly name: string
  readonly acceptanceStandard: AcceptanceStandard
  readonly materials: readonly CommonMaterial[]
  /** The committed limit. */
  readonly timeLimit: TimeLimit
  /** The cities whose results a city recognises. */
  readonly results: readonly string[]
}

export interface AcceptanceStandard {
  readonly requirements: readonly string[]
  readonly audience: readonly ServiceAudience[]
}

/** A material as it is compared; null: not said, or without a majority. */
export interface CommonMaterial {
  readonly name: string
  readonly necessity: Evidence['necessity'] | null
  readonly copies: Evidence['copies']
  readonly form: Evidence['form']
}

export type MaterialAspect = 'necessity' | 'copies' | 'form'

/** What a city has to change to become the same. Where cities are tied, `to` is null or the change is to agree. */
export type Change =
  | { readonly change: 'IMPLEMENT' }
  | { readonly change: 'RENAME'; readonly from: string; readonly to: string | null }
  | { readonly change: 'ADD_REQUIREMENT' | 'DROP_REQUIREMENT'; readonly requirement: string }
  | { readonly change: 'ADD_AUDIENCE' | 'DROP_AUDIENCE'; readonly audience: ServiceAudience }
  | { readonly change: 'AGREE_REQUIREMENTS' | 'AGREE_AUDIENCE' }
  | { readonly change: 'ADD_MATERIAL'; readonly material: CommonMaterial }
  | { readonly change: 'DROP_MATERIAL'; readonly material: string }
  | { readonly change: 'AGREE_MATERIAL'; readonly material: string; readonly has: boolean }
  | MaterialChange
  | { readonly change: 'CHANGE_LIMIT'; readonly from: TimeLimit | null; readonly to: TimeLimit | null }
  | { readonly change: 'RECOGNISE_RESULTS'; readonly of: string }
  | { readonly change: 'ISSUE_RESULTS'; readonly to: string }

export interface MaterialChange {
  readonly change: 'CHANGE_MATERIAL'
  readonly material: string
  readonly aspect: MaterialAspect
  readonly from: string | number | null
  readonly to: string | number | null
}

export type CityChange = Change & { readonly city: string }

/** One field across cities. `isTied`: of something in it no value is more frequent than all others. */
export interface DifferenceOf<Field extends keyof FieldValues> {
  readonly field: Field
  readonly isSame: boolean
  readonly isTied: boolean
  /** What most cities have; null without a majority, and of results. */
  readonly common: FieldValues[Field] | null
  readonly values: readonly { readonly city: string; readonly value: FieldValues[Field] | null }[]
  readonly changes: readonly CityChange[]
}

export type FieldDifference = { [Field in keyof FieldValues]: DifferenceOf<Field> }[keyof FieldValues]

/** Whether a city recognises another's results, and if not, which of the two must act (neither: somebody else). */
export interface ResultRecognition {
  readonly accepting: string
  readonly competent: string
  readonly isRecognised: boolean
  readonly waitingFor: readonly string[]
}

/** The cities to compare, by code; without content a city has no implementation in force. */
export interface ComparedCity {
  readonly city: string
  readonly content: ImplementationContent | null
}

export interface Comparison {
  readonly cities: readonly ComparedCity[]
  readonly results: readonly ResultRecognition[]
  readonly conversion?: LimitConversion
}

/** A compared city with an implementation. */
export interface ImplementingCity extends ComparedCity {
  readonly content: ImplementationContent
}

/** Makes a field's difference; it is the same exactly if no city has anything to change. */
export const differenceOf = <Field extends keyof FieldValues>(
  field: Field,
  cities: readonly ComparedCity[],
  common: { readonly value: FieldValues[Field] | null; readonly isTied: boolean },
  read: (content: ImplementationContent) => FieldValues[Field] | null,
  changes: readonly CityChange[],
): DifferenceOf<Field> => {
  const missing = cities.flatMap(({ city, content }) => (content ? [] : [{ city, change: 'IMPLEMENT' as const }]))
  const all = [...changes, ...missing]
  return {
    field,
    isSame: all.length === 0,
    isTied: common.isTied,
    common: common.value,
    values: cities.map(({ city, content }) => ({ city, value: content && read(content) })),
    changes: cities.flatMap(({ city }) => all.filter((change) => change.city === city)),
  }
}
