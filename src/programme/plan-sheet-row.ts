import type { MoneyUnit } from '../base/money.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { ListedRow } from '../catalogue/listed-row.ts'
import type { GivenPlanRow } from './given-plan-row.ts'
import { reasonOfCells, valueOfCell } from './plan-cells.ts'
import type { PlanList } from './plan-row.ts'
import { planShapes } from './plan-shape.ts'

/** A row of a sheet, under the keys of its columns (with units behind an @). */
export type PlanSheetRow = ListedRow<string>

interface Cell {
  readonly field: string
  readonly part: string | undefined
  readonly text: string
  readonly unit: MoneyUnit | null
  readonly isMoney: boolean
}

const cellsOf = ({ place, fields }: PlanSheetRow): Cell[] =>
  Object.keys(place.columns ?? {}).map((key) => {
    const [name, unit] = key.split('@') as [string, string | undefined]
    const [field, part] = name.split('.') as [string, string | undefined]
    return {
      field,
      part,
      text: fields[key] ?? '',
      unit: (unit || null) as MoneyUnit | null,
      isMoney: unit !== undefined,
    }
  })

const wholeNumber = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN)

/** What a row of a sheet gives: a column that is not there leaves its field as it is, an empty cell takes its value away. */
export const givenOfSheet = (list: PlanList, row: PlanSheetRow): GivenPlanRow => {
  const cells = cellsOf(row)
  const textOf = (field: string, part?: string) =>
    cells.find((cell) => cell.field === field && cell.part === part)?.text ?? ''
  const said = textOf('number')
  const removal = textOf('removal').trim()
  const [year, number] = [textOf('carriedFrom', 'year'), textOf('carriedFrom', 'number')]
  const { content, problems } = contentOf(list, cells)
  return {
    number: wholeNumber(said),
    ...(Number.isNaN(wholeNumber(said)) ? { numberSaid: said.trim().slice(0, 40) || null } : {}),
    ...(removal === '' ? {} : { state: 'REMOVED', reason: removal }),
    ...(year.trim() === '' && number.trim() === ''
      ? {}
      : { carriedFrom: { year: wholeNumber(year), number: wholeNumber(number) } }),
    deadlineReason: reasonOfCells(textOf('deadlineReason', 'code'), textOf('deadlineReason', 'text')),
    content,
    problems: [
      ...(row.problems ?? []).map((found) => ({ ...found, path: found.field ? [found.field] : [] })),
      ...problems,
    ],
  }
}

const contentOf = (list: PlanList, cells: readonly Cell[]) => {
  const content: Record<string, unknown> = {}
  const problems: Problem[] = []
  for (const { field, part, text, unit, isMoney } of cells) {
    const shape = planShapes[list][field]
    if (!shape) continue
    if (isMoney && unit === null && text.trim() !== '')
      problems.push(problem('MONEY_UNIT_UNKNOWN', { path: [field], field, facts: { field, found: text.slice(0, 40) } }))
    const value = valueOfCell(shape, part, text, unit ?? 'YUAN')
    if (part === undefined) content[field] = value
    // Of a curve the parts are its months: an object has them in their order, wherever their columns stand.
    else content[field] = { ...(content[field] as object), [part]: value }
  }
  if (content.sourceUnit === undefined) Object.assign(content, unitOfSource(cells))
  return { content: { ...content, ...curveOf(content.plannedCurve) }, problems }
}

/** A sheet that does not name it says it by the unit of its totals. */
const unitOfSource = (cells: readonly Cell[]): object => {
  const total = cells.find(({ field, unit }) => field === 'totalInvestmentFen' && unit !== null)
  return total && total.text.trim() !== '' ? { sourceUnit: total.unit } : {}
}

/** Twelve empty cells are no plan, and fewer columns say nothing; a gap is told by its count. */
const curveOf = (months: unknown): object => {
  if (months === undefined) return {}
  const cells = Object.values(months as object)
  const filled = cells.filter((value) => value !== null)
  if (filled.length > 0) return { plannedCurve: filled }
  return { plannedCurve: cells.length === 12 ? null : undefined }
}
