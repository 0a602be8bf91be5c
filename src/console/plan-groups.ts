import type { LightColour } from '../programme/light.ts'
import type { PlanField } from '../programme/plan-field.ts'
import type { ClusterCities } from './cluster-cities.ts'
import { lightWords } from './parts/light-mark.tsx'
import type { ShownRow } from './read-plan-rows.ts'
import type { Visit } from './visit.ts'

interface Grouping {
  readonly visit: Visit
  readonly rows: readonly ShownRow[]
  readonly cities: ClusterCities
  readonly fields: readonly PlanField[]
  readonly group: 'city' | 'field' | 'light' | null
}

/** Rows that stand together, and how many they are beyond what is shown of them. */
export interface PlanGroup {
  /** None: they are grouped by nothing. */
  readonly name: string
  readonly rows: readonly ShownRow[]
  readonly total: number
}

const worstFirst: readonly LightColour[] = ['RED', 'YELLOW', 'GREEN', 'GREY']

const namesOf = ({ group, cities, fields, visit: { language } }: Grouping): (readonly [string, string])[] => {
  if (group === 'city') return cities.members.map(({ code, name }) => [code, name])
  if (group === 'field') return fields.map(({ code, name }) => [code, name])
  return worstFirst.map((colour) => [colour, lightWords[colour][language]])
}

/** The rows by what they are grouped by, each group with its name. */
export const groupedRows = (grouping: Grouping): PlanGroup[] => {
  const { rows, group, cities } = grouping
  if (group === null) return [{ name: '', rows, total: rows.length }]
  const groups = new Map(namesOf(grouping).map(([key, name]) => [key, { name, rows: [] as ShownRow[] }]))
  for (const shown of rows) {
    const { leadCity, field } = shown.row.content
    const key = group === 'city' ? leadCity : group === 'field' ? field : shown.stands.colour
    const found = groups.get(key) ?? { name: cities.nameOf(key), rows: [] }
    groups.set(key, found)
    found.rows.push(shown)
  }
  return [...groups.values()].flatMap((one) => (one.rows.length > 0 ? [{ ...one, total: one.rows.length }] : []))
}

/** Of groups what is shown. */
export const shownOf = (groups: readonly PlanGroup[], rows: readonly ShownRow[]): PlanGroup[] => {
  const shown = new Set(rows)
  return groups
    .map((one) => ({ ...one, rows: one.rows.filter((row) => shown.has(row)) }))
    .filter((one) => one.rows.length > 0)
}
