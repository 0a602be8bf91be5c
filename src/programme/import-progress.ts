import { forbid } from '../access/rights.ts'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { isError, type Problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import { readTable, type TableFile, type TableLimits } from '../office/index.ts'
import { openColumnReader } from './columned-rows.ts'
import { type ColumnUnit, type ProgressField, progressWords } from './progress-columns.ts'
import { mostProgress, type ProgressInput, type ProgressRegistration } from './progress-registration.ts'
import { entriesOfRows, type SheetDefaults, type SheetRow } from './progress-sheet.ts'
import { recordProgress, reviseProgress } from './record-progress.ts'

/** A sheet of entries of one city. */
export interface ImportProgressInput extends Omit<ProgressInput, 'entries'>, SheetDefaults {
  /** Correct what was released, each row with its reason. */
  readonly revises: boolean
}

/** What became of the rows, and where they stand. */
export interface ImportedProgress extends ProgressRegistration {
  readonly headerRows: readonly { readonly sheet: string; readonly row: number }[]
}

/** The file, asked for once it is known that the caller may. */
export type FileAsked = () => Promise<Outcome<TableFile>>

export interface ReadingOptions {
  readonly limits?: Partial<TableLimits>
  readonly signal?: AbortSignal
}

/**
 * Enters the rows of a spreadsheet (.xlsx, .csv) as `recordProgress` does, or `reviseProgress`. Columns are known by their headers, amounts
 * by the unit that the header or the line above it names; a problem names its cell. For the own city.
 */
export const importProgress = async (
  hub: Hub,
  caller: Caller,
  { list, year, onDay, revises, ...input }: ImportProgressInput,
  fileAsked: FileAsked,
  options: ReadingOptions = {},
): Promise<Outcome<ImportedProgress>> => {
  const forbidden = forbid(caller, ['OPERATOR', 'COORDINATOR'], { cluster: input.cluster, city: input.city })
  if (forbidden) return forbidden
  const file = await fileAsked()
  if (file.ok === undefined) return file
  const read = await readRows(file.ok, options)
  if (read.ok === undefined) return read
  const { rows, problems, headerRows } = read.ok
  const entries = entriesOfRows(rows, { list, year, onDay })
  const verb = revises ? reviseProgress : recordProgress
  const outcome = await verb(hub, caller, { ...input, entries })
  const found = [...problems, ...outcome.problems.map((one) => placed(one, rows))]
  return outcome.ok === undefined ? refused(...found) : done({ ...outcome.ok, headerRows }, found)
}

const readRows = async (file: TableFile, options: ReadingOptions) => {
  const reader = openColumnReader<ProgressField, ColumnUnit>(progressWords)
  const rows: SheetRow[] = []
  for await (const chunk of readTable(file, options)) {
    if (chunk.refusal) return refused(chunk.refusal)
    rows.push(...reader.read(chunk))
    if (rows.length > mostProgress) return refusedFor('COUNT_TOO_LARGE', { most: mostProgress }, ['rows'])
  }
  const { problems, headerRows } = reader.finish()
  return problems.some(isError) ? refused(...problems) : done({ rows, problems, headerRows })
}

/** A problem of an entry, in the cell that it came from. */
const placed = (found: Problem, rows: readonly SheetRow[]): Problem => {
  const [, index, field] = found.path
  const row = found.path[0] === 'entries' ? rows[index as number] : undefined
  if (!row) return found
  const letter = row.letters.get(field as ProgressField)
  return {
    ...found,
    ...(row.sheet === '' ? {} : { sheet: row.sheet }),
    row: row.row,
    ...(found.cell === undefined && letter !== undefined ? { cell: `${letter}${row.row}` } : {}),
  }
}
