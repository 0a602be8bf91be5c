import { normalName } from '../base/text.ts'
import type { ServiceAudience } from '../catalogue/implementation-content.ts'
import { commonValue } from './common-value.ts'
import type { AcceptanceStandard, CityChange, ImplementingCity } from './differences.ts'

/**
 * Compares the acceptance standard: the requirements as a whole, for they are free text, and the audience. Their order
 * does not count. A city that lists none does not say; if none lists any, they are the same.
 */
export const compareStandards = (cities: readonly ImplementingCity[]) => {
  const requirements = commonList(cities, ({ content }) => content.requirements, normalName)
  const audience = commonList(cities, ({ content }) => content.audience, String)
  const isTied = requirements.isTied || audience.isTied
  const value: AcceptanceStandard | null =
    isTied || cities.length === 0 ? null : { requirements: requirements.value, audience: audience.value }
  return {
    value,
    isTied,
    changes: cities.flatMap(({ city, content }): CityChange[] => [
      ...(requirements.isTied
        ? [{ city, change: 'AGREE_REQUIREMENTS' as const }]
        : requirementChanges(city, content.requirements, requirements.value)),
      ...(audience.isTied
        ? [{ city, change: 'AGREE_AUDIENCE' as const }]
        : audienceChanges(city, content.audience, audience.value)),
    ]),
  }
}

const commonList = <T extends string>(
  cities: readonly ImplementingCity[],
  listOf: (city: ImplementingCity) => readonly T[],
  keyOf: (entry: T) => string,
) => {
  const votes = cities.map((city) => ({ city: city.city, value: listOf(city).length > 0 ? listOf(city) : null }))
  const { value, isTied } = commonValue(votes, (list) => JSON.stringify([...new Set(list.map(keyOf))].sort()))
  return { value: value ?? [], isTied }
}

/** What a list lacks of another. */
const lacking = <T>(list: readonly T[], other: readonly T[], keyOf: (entry: T) => string): T[] => {
  const keys = new Set(list.map(keyOf))
  return other.filter((entry) => !keys.has(keyOf(entry)))
}

const requirementChanges = (city: string, own: readonly string[], common: readonly string[]): CityChange[] => [
  ...lacking(own, common, normalName).map((requirement) => ({ city, change: 'ADD_REQUIREMENT' as const, requirement })),
  ...lacking(common, own, normalName).map((requirement) => ({
    city,
    change: 'DROP_REQUIREMENT' as const,
    requirement,
  })),
]

const audienceChanges = (
  city: string,
  own: readonly ServiceAudience[],
  common: readonly ServiceAudience[],
): CityChange[] => [
  ...lacking(own, common, String).map((audience) => ({ city, change: 'ADD_AUDIENCE' as const, audience })),
  ...lacking(common, own, String).map((audience) => ({ city, change: 'DROP_AUDIENCE' as const, audience })),
]
