import { codeShape } from '../base/item-code.ts'
import { type Problem, problem, warning } from '../base/problem.ts'
import { normalName } from '../base/text.ts'
import type { Granularity } from './granularity.ts'
import { checkRow, type ItemRow } from './item-row.ts'
import { atRow, type ListedRow } from './listed-row.ts'

/** How many rows have a code of one shape. */
export interface CodeShape {
  readonly shape: string
  readonly rows: number
  readonly example: string
}

/** A list checked row by row and against itself. */
export interface CheckedList {
  readonly received: number
  readonly rows: ItemRow[]
  readonly problems: Problem[]
  readonly codeShapes: readonly CodeShape[]
}

/** Errors, and warnings, that are told one by one; nobody reads more, and the rest is counted. */
const mostTold = 100_000

/**
 * A checker that takes a list chunk by chunk. Rows that repeat an earlier one are refused, and named with it: the same
 * national or local code, or without any code the same name and department.
 */
export const openListChecker = (granularity?: Granularity) => {
  const list = { received: 0, rows: [] as ItemRow[], problems: [] as Problem[] }
  const shapes = new Map<string, { rows: number; example: string }>()
  const firstPlaces = new Map<string, number>()
  const found = { ERROR: 0, WARNING: 0 }
  let unspecified = 0

  const tell = (one: Problem) => {
    found[one.severity] += 1
    if (found[one.severity] <= mostTold) list.problems.push(one)
  }

  const take = (listed: ListedRow) => {
    list.received += 1
    countShape(shapes, listed.fields.code ?? listed.fields.localCode ?? '')
    const { row, problems } = checkRow(listed, granularity)
    for (const one of problems) tell(one)
    if (!row) return
    const repeated = findRepeat(firstPlaces, row)
    if (repeated) {
      tell(repeated)
      return
    }
    if (row.granularity === 'UNSPECIFIED') unspecified += 1
    list.rows.push(row)
  }

  const finish = (): CheckedList => {
    if (list.received === 0) list.problems.push(problem('LIST_EMPTY', { path: ['rows'] }))
    if (unspecified > 0)
      list.problems.push(
        warning('GRANULARITY_UNSPECIFIED', {
          path: ['granularity'],
          field: 'granularity',
          facts: { rows: unspecified },
        }),
      )
    const [errors, warnings] = [Math.max(0, found.ERROR - mostTold), Math.max(0, found.WARNING - mostTold)]
    if (errors + warnings > 0)
      list.problems.push(warning('PROBLEMS_NOT_TOLD', { path: ['rows'], facts: { errors, warnings, most: mostTold } }))
    const codeShapes = [...shapes].map(([shape, { rows, example }]) => ({ shape, rows, example }))
    return { ...list, codeShapes: codeShapes.sort((a, b) => b.rows - a.rows || (a.shape < b.shape ? -1 : 1)) }
  }

  return { take, finish }
}

const countShape = (shapes: Map<string, { rows: number; example: string }>, code: string) => {
  const shape = codeShape(code)
  const known = shapes.get(shape)
  if (known) known.rows += 1
  else shapes.set(shape, { rows: 1, example: code.slice(0, 200) })
}

const identities = (row: ItemRow): { field: string; code: string; key: string }[] => {
  const local = row.localCodes.map((code) => ({
    field: row.nationalCode ? 'localCode' : 'code',
    code,
    key: `L${code}`,
  }))
  if (row.nationalCode)
    return [{ field: 'code', code: row.listedCode ?? row.nationalCode, key: `N${row.nationalCode}` }, ...local]
  if (local.length > 0) return local
  return [{ field: 'name', code: row.name, key: `T${normalName(row.name)}|${normalName(row.department ?? '')}` }]
}

const findRepeat = (firstPlaces: Map<string, number>, row: ItemRow): Problem | undefined => {
  const here = row.place.row ?? row.place.index + 1
  const own = identities(row)
  for (const { field, code, key } of own) {
    const first = firstPlaces.get(key)
    if (first !== undefined) {
      const found = field === 'name' ? 'ITEM_NAME_REPEATED' : 'ITEM_CODE_REPEATED'
      return atRow(row.place, problem(found, { field, facts: { code: code.slice(0, 200), firstRow: first } }))
    }
  }
  for (const { key } of own) firstPlaces.set(key, here)
  return undefined
}
