import type { BriefMoment } from './brief-moment.ts'
import { shareText, valueOfRows } from './counted-row.ts'
import { type FigureKey, figureId, figureKind, figureNames } from './figure-kind.ts'
import { isOther, otherRows } from './figure-rows.ts'
import type { FigureName } from './figure-wording.ts'
import type { Figure } from './meeting-brief.ts'
import { planFigure } from './plan-figure-rows.ts'
import { type PlanCount, type PlanTally, tallyKey, tallyPlan } from './plan-tally.ts'

/** Of which cities and fields there are figures. */
export interface FigureScope {
  readonly cities: readonly string[]
  readonly fields: readonly string[]
}

/** A figure of a meeting before it is set beside that of the one before. */
export interface FigureValue extends FigureKey {
  readonly id: string
  readonly value: string | null
}

/** Every figure there is at a moment: of all, then city by city, then field by field. */
export const figureValues = (
  moment: BriefMoment,
  before: BriefMoment | null,
  { cities, fields }: FigureScope,
): FigureValue[] => {
  const ofPlan = planValues(moment)
  const ofOthers = new Map(
    figureNames.filter(isOther).map((name) => [name as string, otherValues(moment, before, name)]),
  )
  const valueAt = (key: FigureKey) => (ofOthers.get(key.name) ?? ofPlan)(key)
  const figures: FigureValue[] = []
  const add = (name: FigureName, city: string | null, field: string | null) => {
    const key = { name, city, field }
    figures.push({ name, city, field, id: figureId(key), value: valueAt(key) })
  }
  for (const name of figureNames) add(name, null, null)
  for (const city of cities) for (const name of ofCities) add(name, city, null)
  for (const field of fields) for (const name of ofFields) add(name, null, field)
  return figures
}

const ofCities = figureNames.filter((name) => figureKind(name).isByCity)
const ofFields = figureNames.filter((name) => figureKind(name).isByField)

const planValues = (moment: BriefMoment): ((key: FigureKey) => string | null) => {
  const tally = tallyPlan(moment.plan)
  return ({ name, city, field }) => {
    const [list, what] = planFigure(name)!
    if (what === 'connected') {
      const own = moment.connections.filter((one) => city === null || one.city === city)
      return String(new Set(own.map(({ number }) => number)).size)
    }
    return tallied(tally(tallyKey(list, city, field)), what)
  }
}

const tallied = (tally: PlanTally, what: string): string | null => {
  const { planned, completed, due } = tally
  if (what === 'share') return shareText(completed, planned)
  if (what === 'pace') return shareText(completed, due)
  return String(tally[what as PlanCount | 'planned' | 'completed' | 'due'])
}

/** The rows are gone through once for all cities. */
const otherValues = (
  moment: BriefMoment,
  before: BriefMoment | null,
  name: Parameters<typeof otherRows>[2],
): ((key: FigureKey) => string | null) => {
  const { rule } = figureKind(name)
  // What is new is so against the last meeting: without one it cannot be said.
  if (before === null && (name === 'items.new' || name === 'batches.new')) return () => null
  const rows = otherRows(moment, before, name)
  const whole = valueOfRows(rule, rows)
  const ofCities = new Map<string | null, typeof rows>()
  for (const row of rows) {
    const own = ofCities.get(row.city)
    if (own) own.push(row)
    else ofCities.set(row.city, [row])
  }
  return ({ city }) => (city === null ? whole : valueOfRows(rule, ofCities.get(city) ?? []))
}

/** The figures of a brief, each beside what it was at the last meeting. */
export const briefFigures = (
  values: readonly FigureValue[],
  previous: ReadonlyMap<string, string | null>,
  asOf: string,
): Figure[] =>
  values.map(({ id, name, city, field, value }) => {
    const { unit } = figureKind(name)
    return { id, city, field, value, unit, previous: previous.get(id) ?? null, asOf }
  })
