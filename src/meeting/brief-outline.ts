import type { PlanField } from '../programme/plan-field.ts'
import { type PlanList, planLists } from '../programme/plan-row.ts'
import type { RedRow } from './brief-fact.sql.ts'
import type { BriefMoment } from './brief-moment.ts'
import { type PlanMovement, planMovements } from './brief-movements.ts'
import { isBehind, type PlanState } from './plan-part.ts'

/** Which rows of the plan a brief names, before they have their names. */
export interface BriefOutline {
  readonly lists: readonly { readonly list: PlanList; readonly count: number; readonly rows: readonly PlanState[] }[]
  readonly fields: readonly (PlanField & {
    readonly newlyDone: readonly PlanState[]
    readonly behind: readonly PlanState[]
  })[]
  readonly movements: readonly PlanMovement[]
  readonly movementsLeftOut: number
  readonly red: readonly { readonly row: PlanState; readonly red: RedRow }[]
}

/** An annex has so many rows at most: of a longer list those that are red come first, then the yellow ones. */
export const mostListed = 2000

/** Of a field so many rows are named at most that were completed, and as many that are behind. */
const mostOfField = 50

const ranks = { RED: 0, YELLOW: 1, GREEN: 2, GREY: 2 } as const

const rankOf = ({ marks }: PlanState): number => ranks[marks.colour]

/** The worst so many of some rows, by number. */
const worst = (rows: readonly PlanState[], most: number): PlanState[] =>
  rows.length <= most
    ? [...rows]
    : rows
        .map((row) => ({ row, rank: rankOf(row) }))
        .toSorted((a, b) => a.rank - b.rank)
        .slice(0, most)
        .map(({ row }) => row)
        .toSorted((a, b) => a.number - b.number)

export const outlineOf = (
  now: BriefMoment,
  before: BriefMoment | null,
  fields: readonly PlanField[],
  red: readonly RedRow[],
): BriefOutline => {
  const isDone = ({ marks }: PlanState) => marks.standing === 'DONE'
  const doneThen = new Set(before?.plan.filter(isDone).map(({ subjectId }) => subjectId))
  const movements = before === null ? { named: [], leftOut: 0 } : planMovements(now, before)
  const bySubject = new Map(now.plan.map((row) => [row.subjectId, row]))
  return {
    lists: planLists.flatMap((list) => {
      const own = now.plan.filter((row) => row.list === list)
      return own.length === 0 ? [] : [{ list, count: own.length, rows: worst(own, mostListed) }]
    }),
    fields: fieldsIn([now.plan], fields).map(({ code, name }) => {
      const own = now.plan.filter(({ field }) => field === code)
      const newlyDone = own.filter((row) => isDone(row) && !doneThen.has(row.subjectId)).slice(0, mostOfField)
      const behind = own.filter(({ marks }) => isBehind(marks))
      return { code, name, newlyDone, behind: worst(behind, mostOfField) }
    }),
    movements: movements.named,
    movementsLeftOut: movements.leftOut,
    red: red.flatMap((one) => {
      const row = bySubject.get(one.subjectId)
      return row ? [{ row, red: one }] : []
    }),
  }
}

/** The fields of some plans in the cluster's order; then those that it has no more, by code. */
export const fieldsIn = (
  plans: readonly (readonly Pick<PlanState, 'field'>[])[],
  fields: readonly PlanField[],
): PlanField[] => {
  const used = new Set<string>()
  for (const plan of plans) for (const { field } of plan) used.add(field)
  const known = new Set(fields.map(({ code }) => code))
  const others = [...used].filter((code) => !known.has(code)).sort()
  return [...fields.filter(({ code }) => used.has(code)), ...others.map((code) => ({ code, name: code }))]
}

/** The versions of rows whose names a brief needs. */
export const namedRows = ({ lists, fields, movements, red }: BriefOutline): number[] => [
  ...new Set([
    ...lists.flatMap(({ rows }) => rows.map(({ rowId }) => rowId)),
    ...fields.flatMap(({ newlyDone, behind }) => [...newlyDone, ...behind].map(({ rowId }) => rowId)),
    ...movements.map(({ rowId }) => rowId),
    ...red.map(({ row }) => row.rowId),
  ]),
]
