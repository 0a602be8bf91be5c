import type { CivilDate } from '../base/civil-date.ts'
import {
  gapOf,
  type Light,
  type LightColour,
  type LightKey,
  lightColours,
  lightCriteria,
  type RecordedLight,
  verdict,
} from './light.ts'
import { lightOn } from './light-history.ts'

/** A light as people see it: since when, by which rules. */
export interface ShownLight extends Light {
  /** Null: it never had a colour; or it is a draft's. */
  readonly since: CivilDate | null
  readonly ruleVersion: number | null
}

export interface OwnRating {
  readonly colour: LightColour
  readonly text: string | null
  readonly onDay: CivilDate
}

/** The lights of a city of a row, and how it sees itself. */
export interface CityLights {
  readonly city: string
  readonly light: ShownLight
  readonly criteria: readonly ShownLight[]
  readonly own: OwnRating | null
  /** By how many steps the city sees itself better than it was computed; negative: worse. */
  readonly gap: number | null
}

/** All lights of a row on a day. */
export interface RowLights {
  readonly light: ShownLight
  readonly cities: readonly CityLights[]
}

/** The lights of a row as recorded, on a day; what was never told is grey. */
export const recordedLights = (
  history: readonly RecordedLight[],
  cities: readonly string[],
  owns: ReadonlyMap<string, OwnRating>,
  day: CivilDate,
): RowLights =>
  shown(cities, owns, (key): ShownLight => {
    const found = lightOn(history, key, day)
    return found
      ? { ...found, since: found.validFrom }
      : { ...key, cause: 'COMPUTED', ...verdict('GREY', 'NOT_JUDGED'), since: null, ruleVersion: null }
  })

/** The lights of a row as a draft of the rules would have them. */
export const draftedLights = (
  lights: readonly Light[],
  cities: readonly string[],
  owns: ReadonlyMap<string, OwnRating>,
): RowLights =>
  shown(cities, owns, (key) => ({
    ...lights.find(({ city, criterion }) => city === key.city && criterion === key.criterion)!,
    since: null,
    ruleVersion: null,
  }))

const shown = (
  cities: readonly string[],
  owns: ReadonlyMap<string, OwnRating>,
  lightOf: (key: LightKey) => ShownLight,
): RowLights => ({
  light: lightOf({ city: null, criterion: 'OVERALL' }),
  cities: cities.map((city) => {
    const light = lightOf({ city, criterion: 'OVERALL' })
    const own = owns.get(city) ?? null
    const criteria = lightCriteria.map((criterion) => lightOf({ city, criterion }))
    return { city, light, criteria, own, gap: own && gapOf(own.colour, light.colour) }
  }),
})

/** The colour by which a row counts: its own, or that of a city. */
export const colourFor = ({ light, cities }: RowLights, city: string | null): LightColour =>
  city === null ? light.colour : (cities.find((one) => one.city === city)?.light.colour ?? 'GREY')

/** How many rows have each colour, the worst first. */
export const colourCounts = (
  counts: Partial<Record<LightColour, number>>,
): { readonly colour: LightColour; readonly rows: number }[] =>
  lightColours.toReversed().map((colour) => ({ colour, rows: counts[colour] ?? 0 }))
