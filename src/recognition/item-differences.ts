import { normalName } from '../base/text.ts'
import { compareLimits, lengthOfLimit, usualConversion } from '../catalogue/time-limit.ts'
import { commonValue } from './common-value.ts'
import {
  type CityChange,
  type ComparedCity,
  type Comparison,
  type DifferenceOf,
  differenceOf,
  type FieldDifference,
  type ImplementingCity,
  type ResultRecognition,
} from './differences.ts'
import { comparedMaterial, compareMaterials } from './material-differences.ts'
import { compareStandards } from './standard-differences.ts'

/** An item across cities: who must change what so that all is the same (四同一互). */
export interface ItemDifferences {
  readonly cities: readonly string[]
  /** Whether four are the same and results are recognised; of fewer than two cities nothing is said to be the same. */
  readonly isSame: boolean
  readonly fields: readonly FieldDifference[]
}

const byCode = (a: { readonly city: string }, b: { readonly city: string }): number => (a.city < b.city ? -1 : 1)

/** Compares an item across cities. The order of the cities given does not matter. */
export const itemDifferences = (comparison: Comparison): ItemDifferences => {
  const cities = comparison.cities.toSorted(byCode)
  const present = cities.filter((city): city is ImplementingCity => city.content !== null)
  const standard = compareStandards(present)
  const materials = compareMaterials(present)
  const fields: FieldDifference[] = [
    nameDifference(cities, present),
    differenceOf(
      'acceptanceStandard',
      cities,
      standard,
      ({ requirements, audience }) => ({ requirements, audience }),
      standard.changes,
    ),
    differenceOf(
      'materials',
      cities,
      materials,
      (content) => content.materials.map(comparedMaterial),
      materials.changes,
    ),
    limitDifference(cities, present, comparison.conversion ?? usualConversion),
    resultDifference(cities, comparison.results),
  ]
  return {
    cities: cities.map(({ city }) => city),
    isSame: cities.length > 1 && fields.every(({ isSame }) => isSame),
    fields,
  }
}

const nameDifference = (cities: readonly ComparedCity[], present: readonly ImplementingCity[]) => {
  const common = commonValue(
    present.map(({ city, content }) => ({ city, value: content.name })),
    normalName,
  )
  const { value: to } = common
  const changes = present
    .filter(({ content }) => to === null || normalName(content.name) !== normalName(to))
    .map(({ city, content }): CityChange => ({ city, change: 'RENAME', from: content.name, to }))
  return differenceOf('name', cities, common, ({ name }) => name, changes)
}

// A limit that nobody states is unknown, and so not the same.
const limitDifference = (
  cities: readonly ComparedCity[],
  present: readonly ImplementingCity[],
  conversion: typeof usualConversion,
) => {
  const common = commonValue(
    present.map(({ city, content }) => ({ city, value: content.committedLimit })),
    (limit) => String(lengthOfLimit(limit, conversion)),
  )
  const { value: to } = common
  const changes = present.flatMap(({ city, content: { committedLimit: from } }): CityChange[] =>
    from !== null && to !== null && compareLimits(from, to, conversion) === 0
      ? []
      : [{ city, change: 'CHANGE_LIMIT', from, to }],
  )
  return differenceOf('timeLimit', cities, common, ({ committedLimit }) => committedLimit, changes)
}

/** Every ordered pair must be recognised; a pair that is not told of is not. */
const resultDifference = (
  cities: readonly ComparedCity[],
  results: readonly ResultRecognition[],
): DifferenceOf<'results'> => {
  const recognised = new Map(cities.map(({ city }) => [city, new Set<string>()]))
  const changes = new Map(cities.map(({ city }) => [city, [] as CityChange[]]))
  for (const { accepting, competent, isRecognised, waitingFor } of results) {
    if (accepting === competent || !recognised.has(accepting) || !recognised.has(competent)) continue
    if (isRecognised) recognised.get(accepting)!.add(competent)
    else if (waitingFor.includes(accepting))
      changes.get(accepting)!.push({ city: accepting, change: 'RECOGNISE_RESULTS', of: competent })
    if (!isRecognised && waitingFor.includes(competent))
      changes.get(competent)!.push({ city: competent, change: 'ISSUE_RESULTS', to: accepting })
  }
  return {
    field: 'results',
    isSame: cities.every(({ city }) => recognised.get(city)!.size === cities.length - 1),
    isTied: false,
    common: null,
    values: cities.map(({ city }) => ({ city, value: [...recognised.get(city)!].sort() })),
    changes: cities.flatMap(({ city }) => changes.get(city)!.sort(byOtherCity)),
  }
}

const sortKey = (found: CityChange): string =>
  found.change === 'RECOGNISE_RESULTS' ? `0${found.of}` : found.change === 'ISSUE_RESULTS' ? `1${found.to}` : ''

const byOtherCity = (a: CityChange, b: CityChange): number => (sortKey(a) < sortKey(b) ? -1 : 1)
