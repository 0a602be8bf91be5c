import type { CivilDate } from '../base/civil-date.ts'
import { type Fen, moneyText } from '../base/money.ts'
import { type Fact, type Problem, problem, warning } from '../base/problem.ts'
import type { PlanList } from './plan-row.ts'
import { isBeforeStart, type ProgressFigures } from './progress-entry.ts'

type Figures = Omit<ProgressFigures, 'text'>

/** An entry of the same subject and city on another day. */
export type Neighbour = Figures & { readonly onDay: CivilDate }

/** An entry with what its figures have to agree with. */
export interface CheckedProgress extends Figures {
  readonly list: PlanList
  readonly onDay: CivilDate
  /** Why its figures do not follow, or why it was revised. */
  readonly reason: string | null
  /** The money that the city answers for. */
  readonly total: Fen | null
  readonly thisYear: Fen | null
  /** What stands nearest before and after it. */
  readonly before: Neighbour | null
  readonly after: Neighbour | null
}

interface Finding {
  readonly code: string
  readonly field: string
  readonly facts: Readonly<Record<string, Fact>>
  /** A finding that refuses becomes a doubt once it is explained; the others are doubts from the start. */
  readonly isDoubt?: boolean
}

const yuan = (fen: Fen): string => moneyText(fen, 'YUAN')

const yearOf = (day: CivilDate): string => day.slice(0, 4)

/** Of two days of one year or of all: the later may not have less. */
const fallen = (
  entry: CheckedProgress,
  figure: 'completedThisYearFen' | 'completedSinceStartFen',
  code: string,
): Finding[] => {
  const found: Finding[] = []
  const field = figure.slice(0, -3)
  for (const [earlier, later, other] of [
    [entry.before, entry, entry.before],
    [entry, entry.after, entry.after],
  ] as const) {
    const [less, more] = [later?.[figure] ?? null, earlier?.[figure] ?? null]
    if (!other || less === null || more === null || less >= more) continue
    if (figure === 'completedThisYearFen' && yearOf(other.onDay) !== yearOf(entry.onDay)) continue
    found.push({ code, field, facts: { found: yuan(entry[figure]!), other: yuan(other[figure]!), onDay: other.onDay } })
  }
  return found
}

const exceeded = ({ completedThisYearFen, completedSinceStartFen, total, thisYear }: CheckedProgress): Finding[] => [
  ...(completedThisYearFen !== null && completedSinceStartFen !== null && completedThisYearFen > completedSinceStartFen
    ? [
        {
          code: 'PROGRESS_YEAR_ABOVE_SINCE_START',
          field: 'completedThisYear',
          facts: { found: yuan(completedThisYearFen), sinceStart: yuan(completedSinceStartFen) },
        },
      ]
    : []),
  ...(completedSinceStartFen !== null && total !== null && completedSinceStartFen > total
    ? [
        {
          code: 'PROGRESS_ABOVE_TOTAL',
          field: 'completedSinceStart',
          facts: { found: yuan(completedSinceStartFen), total: yuan(total) },
        },
      ]
    : []),
  ...(completedThisYearFen !== null && thisYear !== null && completedThisYearFen > thisYear
    ? [
        {
          code: 'PROGRESS_ABOVE_PLAN',
          field: 'completedThisYear',
          facts: { found: yuan(completedThisYearFen), planned: yuan(thisYear) },
          isDoubt: true,
        },
      ]
    : []),
]

const odd = (entry: CheckedProgress): Finding[] => {
  const { before, physicalPermille, completedThisYearFen, completedSinceStartFen } = entry
  const completed = Math.max(completedThisYearFen ?? 0, completedSinceStartFen ?? 0)
  const found: Finding[] = []
  const doubt = (code: string, field: string, facts: Finding['facts']) =>
    found.push({ code, field, facts, isDoubt: true })
  if (before?.isDone && !entry.isDone)
    found.push({ code: 'PROGRESS_NO_LONGER_DONE', field: 'isDone', facts: { onDay: before.onDay } })
  if (physicalPermille !== null && (before?.physicalPermille ?? 0) > physicalPermille)
    doubt('PROGRESS_PHYSICAL_FELL', 'physicalPermille', {
      found: physicalPermille,
      other: before!.physicalPermille,
      onDay: before!.onDay,
    })
  if (entry.isDone && physicalPermille !== null && physicalPermille < 1000)
    doubt('PROGRESS_DONE_BELOW_FULL', 'physicalPermille', { found: physicalPermille })
  if (isBeforeStart(entry.list, entry.stage) && completed > 0)
    doubt('PROGRESS_BEFORE_START', 'stage', { stage: entry.stage, found: yuan(completed) })
  return found
}

/**
 * Problems of an entry's figures: completed this year never falls within the year and is no more than since the start, and that no
 * more than the total, unless a reason is given, which makes a doubt of it. Over the year's plan, completed before the start (征拆
 * costs come first), further back in the field are doubts. Entered in statistics before the start is the plan's own business.
 */
export const checkProgress = (entry: CheckedProgress): Problem[] =>
  [
    ...fallen(entry, 'completedThisYearFen', 'PROGRESS_YEAR_FELL'),
    ...fallen(entry, 'completedSinceStartFen', 'PROGRESS_SINCE_START_FELL'),
    ...exceeded(entry),
    ...odd(entry),
  ].map(({ code, field, facts, isDoubt }) => {
    const place = { path: [field], field, facts }
    return isDoubt || entry.reason !== null ? warning(code, place) : problem(code, place)
  })
