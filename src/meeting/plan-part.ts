import type { CivilDate } from '../base/civil-date.ts'
import type { Staleness, Standing } from '../programme/board.ts'
import { type LightColour, worstOf } from '../programme/light.ts'
import type { PlanList } from '../programme/plan-row.ts'

/** A city's part of a row of the plan as it stands: what every figure of the plan is made of. */
export interface PlanPart {
  readonly list: PlanList
  /** The version of the row that holds. */
  readonly rowId: number
  /** The same over the years. */
  readonly subjectId: number
  readonly number: number
  readonly field: string
  readonly city: string
  readonly standing: Standing
  readonly colour: LightColour
  readonly staleness: Staleness | null
  readonly reportedOn: CivilDate | null
  /** In 分; of one row exact as a number, the sum of many may not be. */
  readonly planned: number
  readonly completed: number
  readonly due: number
}

/** What a row is: in a city, or as a whole. */
export type PlanMarks = Pick<
  PlanPart,
  'standing' | 'colour' | 'staleness' | 'reportedOn' | 'planned' | 'completed' | 'due'
>

/** A row with its parts, in the order of cities, and what they make of it as a whole. */
export interface PlanState extends Pick<PlanPart, 'list' | 'rowId' | 'subjectId' | 'number' | 'field'> {
  readonly parts: readonly PlanPart[]
  readonly marks: PlanMarks
}

const sum = (parts: readonly PlanPart[], of: 'planned' | 'completed' | 'due'): number =>
  parts.reduce((all, part) => all + part[of], 0)

/** As the board has it: done once it is done in all its cities, not started while it is in none, behind or stale when it is so in one. */
export const marksOf = (parts: readonly PlanPart[]): PlanMarks => {
  if (parts.length === 1) return parts[0]!
  const standings = new Set(parts.map(({ standing }) => standing))
  const stale = parts.map(({ staleness }) => staleness)
  const days = parts.flatMap(({ reportedOn }) => reportedOn ?? []).sort()
  return {
    standing: standings.size === 1 ? parts[0]!.standing : 'UNDER_WAY',
    colour: worstOf(parts.map(({ colour }) => colour)),
    staleness: stale.includes('MISSING') ? 'MISSING' : stale.includes('REPEATED') ? 'REPEATED' : null,
    reportedOn: days.at(-1) ?? null,
    planned: sum(parts, 'planned'),
    completed: sum(parts, 'completed'),
    due: sum(parts, 'due'),
  }
}

/** Yellow or red. */
export const isBehind = ({ colour }: Pick<PlanMarks, 'colour'>): boolean => colour === 'YELLOW' || colour === 'RED'

/** The rows of parts, in the order of the parts; those of a row stand beside each other. */
export const rowsOfParts = (parts: readonly PlanPart[]): PlanState[] => {
  const rows: PlanPart[][] = []
  for (const part of parts) {
    const last = rows.at(-1)
    if (last !== undefined && last[0]!.rowId === part.rowId) last.push(part)
    else rows.push([part])
  }
  return rows.map((own) => {
    const { list, rowId, subjectId, number, field } = own[0]!
    return { list, rowId, subjectId, number, field, parts: own, marks: marksOf(own) }
  })
}
