import type { City } from '../access/city-cluster.ts'
import { normalName } from '../base/text.ts'
import type { PlanField } from './plan-field.ts'

/** What the words of a row are read by: cities and fields, by code or by name. */
export interface PlanWords {
  /** Null if no member is called so. */
  readonly city: (text: string) => string | null
  /** The same of any city that ever was a member. */
  readonly anyCity: (text: string) => string | null
  readonly field: (text: string) => string | null
}

/** A city's name as it is spoken: 呼和浩特 for 呼和浩特市. */
const spoken = (name: string): string => normalName(name).replace(/(?<=..)市$/u, '')

/** Reads a cluster's own words; what a code means is the code, a name is read with or without 市. `past` are cities that were members once. */
export const planWords = (
  members: readonly City[],
  fields: readonly PlanField[],
  past: readonly City[] = [],
): PlanWords => {
  const [memberOf, cityOf] = [cityReader(members), cityReader([...past, ...members])]
  const fieldOf = new Map(fields.flatMap(({ code, name }) => [[code, code] as const, [normalName(name), code]]))
  return {
    city: memberOf,
    anyCity: cityOf,
    field: (text) => fieldOf.get(text.trim()) ?? fieldOf.get(normalName(text)) ?? null,
  }
}

const cityReader = (cities: readonly City[]): PlanWords['city'] => {
  const codeOf = new Map(
    cities.flatMap(({ code, name }) => [[code, code] as const, [`${code}000000`, code] as const, [spoken(name), code]]),
  )
  return (text) => codeOf.get(text.trim()) ?? codeOf.get(spoken(text)) ?? null
}

/** The same for a row that names cities already: one that has left the cluster since may stay in it. */
export const wordsFor = (words: PlanWords, before: object | null): PlanWords => {
  if (before === null) return words
  const named = new Set(JSON.stringify(before).match(/"[1-9]\d{5}"/g))
  const kept = (text: string) => {
    const code = words.anyCity(text)
    return code !== null && named.has(`"${code}"`) ? code : null
  }
  return { ...words, city: (text) => words.city(text) ?? kept(text) }
}
