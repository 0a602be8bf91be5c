import type { MoneyUnit } from '../base/money.ts'
import { done, type Outcome, refused } from '../base/outcome.ts'
import { isError, problem } from '../base/problem.ts'
import { readTable, type TableFile, type TableLimits } from '../office/index.ts'
import { openPlanReader, type PlanFile } from './plan-reader.ts'
import { mostPlanRows } from './plan-registration.ts'
import type { PlanList } from './plan-row.ts'

export interface PlanFileOptions {
  /** Of amounts whose unit neither their header nor what stands above it says. */
  readonly unit: MoneyUnit | null
  readonly limits?: Partial<TableLimits>
  readonly signal?: AbortSignal
}

/** Reads a sheet (.xlsx, .csv) as rows of a plan, in a worker that can be stopped. */
export const readPlanFile = async (
  list: PlanList,
  file: TableFile,
  { unit, ...options }: PlanFileOptions,
): Promise<Outcome<PlanFile>> => {
  const reader = openPlanReader(list, unit)
  for await (const chunk of readTable(file, options)) {
    if (chunk.refusal) return refused(chunk.refusal)
    if (reader.read(chunk) > mostPlanRows)
      return refused(problem('COUNT_TOO_LARGE', { path: ['rows'], field: 'rows', facts: { most: mostPlanRows } }))
  }
  const read = reader.finish()
  return read.problems.some(isError) ? refused(...read.problems) : done(read)
}
