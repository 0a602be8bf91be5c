import type { City } from '../access/city-cluster.ts'
import { normalName } from '../base/text.ts'

/** A field of work (领域) of a cluster's list. */
export interface PlanField {
  readonly code: string
  readonly name: string
}

/** The list of a cluster that has set none. */
export const usualFields: readonly PlanField[] = [
  { code: 'TRANSPORT', name: '交通' },
  { code: 'INDUSTRY', name: '产业' },
  { code: 'ECOLOGY', name: '生态' },
  { code: 'PUBLIC_SERVICE', name: '公共服务' },
  { code: 'INNOVATION', name: '科创' },
  { code: 'OPENING_UP', name: '开放合作' },
  { code: 'CULTURE_TOURISM', name: '文旅' },
  { code: 'OTHER', name: '其他' },
]

/** The fields of a cluster's plan, the usual ones where it has set none. */
export const fieldsOr = (set: readonly PlanField[]): readonly PlanField[] => (set.length > 0 ? set : usualFields)

/** What the words of a row are read by: cities and fields, by code or by name. */
export interface PlanWords {
  /** Null if nobody is called so. */
  readonly city: (text: string) => string | null
  readonly field: (text: string) => string | null
}

/** A city's name as it is spoken: 呼和浩特 for 呼和浩特市. */
const spoken = (name: string): string => normalName(name).replace(/(?<=..)市$/u, '')

/** Reads a cluster's own words; what a code means is the code, a name is read with or without 市. */
export const planWords = (cities: readonly City[], fields: readonly PlanField[]): PlanWords => {
  const cityOf = new Map(
    cities.flatMap(({ code, name }) => [[code, code] as const, [`${code}000000`, code] as const, [spoken(name), code]]),
  )
  const fieldOf = new Map(fields.flatMap(({ code, name }) => [[code, code] as const, [normalName(name), code]]))
  return {
    city: (text) => cityOf.get(text.trim()) ?? cityOf.get(spoken(text)) ?? null,
    field: (text) => fieldOf.get(text.trim()) ?? fieldOf.get(normalName(text)) ?? null,
  }
}
