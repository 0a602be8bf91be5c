import type { PlanList } from '../programme/plan-row.ts'
import type { BriefMoment } from './brief-moment.ts'
import type { CountedRow } from './counted-row.ts'
import type { FigureKey } from './figure-kind.ts'
import { marksOf, type PlanMarks, type PlanState } from './plan-part.ts'
import { type PlanCount, planConditions } from './plan-tally.ts'

const lists: Readonly<Record<string, PlanList>> = { tasks: 'TASK', projects: 'PROJECT', platforms: 'PLATFORM' }

/** The list of a figure of the plan, and what it counts in it; null of other figures. */
export const planFigure = (name: FigureKey['name']): readonly [PlanList, string] | null => {
  const dot = name.indexOf('.')
  const list = dot < 0 ? undefined : lists[name.slice(0, dot)]
  return list === undefined ? null : [list, name.slice(dot + 1)]
}

type PlanAmount = 'planned' | 'completed' | 'due' | 'share' | 'pace'

const amounts: Readonly<Record<PlanAmount, (marks: PlanMarks) => readonly [number, number | null]>> = {
  planned: ({ planned }) => [planned, null],
  completed: ({ completed }) => [completed, null],
  due: ({ due }) => [due, null],
  share: ({ completed, planned }) => [completed, planned],
  pace: ({ completed, due }) => [completed, due],
}

const isAmount = (what: string): what is PlanAmount => Object.hasOwn(amounts, what)

/** What of a row is told beside it: why it is stale, its light where that is the point, else how far it is. */
const stateOf = (what: string, marks: PlanMarks): string | null =>
  what === 'stale' ? marks.staleness : what === 'behind' || what === 'red' ? marks.colour : marks.standing

/** The rows behind a figure of the plan: of a city with what its own part makes of them. */
export const planFigureRows = (moment: BriefMoment, { name, city, field }: FigureKey): CountedRow[] => {
  const [list, what] = planFigure(name)!
  const own = moment.plan.filter((row) => row.list === list && (field === null || row.field === field))
  if (what === 'connected') return connectedRows(moment, own, city)
  return own.flatMap((row): CountedRow[] => {
    const parts = city === null ? row.parts : row.parts.filter((part) => part.city === city)
    if (parts.length === 0) return []
    const marks = parts.length === row.parts.length ? row.marks : marksOf(parts)
    const said = { ...headOf(row), state: stateOf(what, marks), on: marks.reportedOn }
    if (!isAmount(what)) return planConditions[what as PlanCount](marks) ? [{ ...said, value: 1n, of: null }] : []
    const [value, of] = amounts[what](marks)
    return value === 0 && (of ?? 0) === 0
      ? []
      : [{ ...said, value: BigInt(value), of: of === null ? null : BigInt(of) }]
  })
}

const headOf = ({ list, rowId, number }: PlanState) => ({
  ...{ source: list, id: rowId, key: String(number), number, title: '', city: null },
})

const connectedRows = (moment: BriefMoment, own: readonly PlanState[], city: string | null): CountedRow[] => {
  const { connections } = moment
  const isConnected = new Set(connections.filter((one) => city === null || one.city === city).map(({ rowId }) => rowId))
  return own
    .filter(({ rowId }) => isConnected.has(rowId))
    .map((row) => {
      const { standing, reportedOn } = row.marks
      return { ...headOf(row), state: standing, value: 1n, of: null, on: reportedOn }
    })
}
