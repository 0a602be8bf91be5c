import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { isError, type Problem } from '../base/problem.ts'
import { readTable, type TableFile, type TableLimits } from '../office/index.ts'
import type { CodeMap } from './code-map.ts'
import { envelopeOf } from './sheet-envelope.ts'
import type { SheetHeader } from './sheet-header.ts'
import { openSheetReader, type SheetRow } from './sheet-rows.ts'
import { mostRows } from './sync-push.ts'

/** Where a row of a push stands in the sheet that it came from. */
export interface SheetPlace {
  readonly sheet: string
  readonly row: number
  readonly header: SheetHeader
}

/** A sheet as the rows of a push. */
export interface SheetBody {
  /** The rows as NDJSON. */
  readonly bytes: Uint8Array
  /** Where each line of it stands, in their order. */
  readonly places: readonly SheetPlace[]
  readonly headerRows: readonly { readonly sheet: string; readonly row: number }[]
  /** About the sheets as a whole. */
  readonly problems: readonly Problem[]
}

/** Reads a sheet (.csv, .xlsx) as rows of a push, in a worker that can be stopped. `version` is that of rows that name none. Refuses more rows than a chunk has. */
export const readSheetRows = async (
  file: TableFile,
  map: CodeMap,
  version: number | null,
  options: { readonly limits?: Partial<TableLimits>; readonly signal?: AbortSignal } = {},
): Promise<Outcome<SheetBody>> => {
  const reader = openSheetReader(map)
  const lines: string[] = []
  const places: SheetPlace[] = []
  const add = (rows: readonly SheetRow[]) => {
    for (const one of rows) {
      lines.push(JSON.stringify(envelopeOf(one, version)))
      places.push({ sheet: one.row.sheet, row: one.row.row, header: one.header })
    }
  }
  for await (const chunk of readTable(file, options)) {
    if (chunk.refusal) return refused(chunk.refusal)
    add(reader.read(chunk))
    if (lines.length > mostRows) return refusedFor('CHUNK_TOO_LARGE', { rows: lines.length, most: mostRows }, ['rows'])
  }
  const { headerRows, problems } = reader.finish()
  if (problems.some(isError)) return refused(...problems)
  return done({
    bytes: new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')),
    places,
    headerRows,
    problems,
  })
}

/** A problem of a row of a sheet, with its cell where its column is known. */
export const placedInSheet = (found: Problem, { sheet, row, header }: SheetPlace): Problem => {
  const column = found.path[0] === 'content' ? found.path[1] : found.path[0]
  const letter = header.letters.get(String(column)) ?? (found.field && header.letters.get(found.field.split('.')[0]!))
  return { ...found, ...(sheet && { sheet }), row, ...(letter ? { cell: `${letter}${row}` } : {}) }
}
