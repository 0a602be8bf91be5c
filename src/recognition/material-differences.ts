import { normalName } from '../base/text.ts'
import type { Evidence } from '../catalogue/implementation-content.ts'
import { commonValue } from './common-value.ts'
import type { CityChange, CommonMaterial, ImplementingCity, MaterialAspect } from './differences.ts'

const aspects: readonly MaterialAspect[] = ['necessity', 'copies', 'form']

interface Holder {
  readonly city: string
  readonly material: Evidence
}

/** One material across the cities: what most have of it, null if most do without or are tied; and who must change. */
interface MaterialDifference {
  readonly common: CommonMaterial | null
  readonly isTied: boolean
  readonly changes: readonly CityChange[]
}

/**
 * Compares materials, matched by normalised name. Each is kept if most cities ask for it, and then compared by necessity,
 * copies and form. A city that lists no material at all does not say, and has no vote.
 */
export const compareMaterials = (cities: readonly ImplementingCity[]) => {
  const found = namesOf(cities).map((name) => compareMaterial(name, cities))
  const kept = found.flatMap(({ common }) => (common ? [common] : []))
  const isTied = found.some((material) => material.isTied)
  return {
    value: cities.length === 0 || (isTied && kept.length === 0) ? null : kept,
    isTied,
    changes: found.flatMap(({ changes }) => changes),
  }
}

export const comparedMaterial = ({ name, necessity, copies, form }: Evidence): CommonMaterial => ({
  name,
  necessity,
  copies,
  form,
})

const namesOf = (cities: readonly ImplementingCity[]): string[] => [
  ...new Set(cities.flatMap(({ content }) => content.materials.map(({ name }) => normalName(name)))),
]

const compareMaterial = (name: string, cities: readonly ImplementingCity[]): MaterialDifference => {
  const holders = cities.flatMap(({ city, content }): Holder[] => {
    const material = content.materials.find((one) => normalName(one.name) === name)
    return material ? [{ city, material }] : []
  })
  const voters = cities.filter(({ content }) => content.materials.length > 0).length
  const material = holders[0]!.material.name
  if (holders.length * 2 < voters)
    return {
      common: null,
      isTied: false,
      changes: holders.map(({ city }) => ({ city, change: 'DROP_MATERIAL', material })),
    }
  const holds = new Set(holders.map(({ city }) => city))
  if (holders.length * 2 === voters) {
    const changes = cities.map(({ city }) => ({
      city,
      change: 'AGREE_MATERIAL' as const,
      material,
      has: holds.has(city),
    }))
    return { common: null, isTied: true, changes }
  }
  return compareHolders(
    holders,
    cities.filter(({ city }) => !holds.has(city)),
  )
}

const compareHolders = (holders: readonly Holder[], others: readonly ImplementingCity[]): MaterialDifference => {
  const found = aspects.map((aspect) => ({ aspect, ...compareAspect(aspect, holders) }))
  const [necessity, copies, form] = found.map(({ common }) => common)
  const common = { name: holders[0]!.material.name, necessity, copies, form } as CommonMaterial
  return {
    common,
    isTied: found.some(({ isTied }) => isTied),
    changes: [
      ...others.map(({ city }) => ({ city, change: 'ADD_MATERIAL' as const, material: common })),
      ...found.flatMap(({ changes }) => changes),
    ],
  }
}

const compareAspect = (aspect: MaterialAspect, holders: readonly Holder[]) => {
  const votes = holders.map(({ city, material }) => ({ city, value: material[aspect] }))
  const { value: to, isTied } = commonValue<string | number>(votes, String)
  const changes = holders.flatMap(({ city, material }): CityChange[] =>
    !isTied && material[aspect] === to
      ? []
      : [{ city, change: 'CHANGE_MATERIAL', material: material.name, aspect, from: material[aspect], to }],
  )
  return { common: to, isTied, changes }
}
