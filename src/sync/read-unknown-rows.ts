import { breather } from '../base/breathe.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import type { Problem } from '../base/problem.ts'
import { readTable, type TableFile, type TableLimits } from '../office/index.ts'
import type { CodeMap } from './code-map.ts'
import { lineText, rowLines } from './row-lines.ts'
import { openSheetReader, type SheetRow } from './sheet-rows.ts'

/** What was found beside the rows. */
export interface UnknownRows {
  readonly problems: readonly Problem[]
  readonly headerRows: readonly { readonly sheet: string; readonly row: number }[]
  /** The rows stand in envelopes: row id, version and operation beside their content. */
  readonly hasEnvelope: boolean
  /** Lines that are no JSON object. */
  readonly unread: number
}

type Take = (content: Readonly<Record<string, unknown>>) => void

/** Reads the rows of a file of whatever columns: a sheet (.csv, .xlsx) whose header may have to be guessed, or NDJSON. */
export const readUnknownRows = (
  file: TableFile,
  map: CodeMap,
  take: Take,
  options: { readonly limits?: Partial<TableLimits>; readonly signal?: AbortSignal } = {},
): Promise<Outcome<UnknownRows>> =>
  /\.(ndjson|jsonl|json)$/i.test(file.name) ? readLines(file.bytes, take) : readSheet(file, map, take, options)

const readSheet = async (
  file: TableFile,
  map: CodeMap,
  take: Take,
  options: { readonly limits?: Partial<TableLimits>; readonly signal?: AbortSignal },
): Promise<Outcome<UnknownRows>> => {
  const reader = openSheetReader(map, true)
  const takeAll = (rows: readonly SheetRow[]) => {
    for (const { header, row } of rows)
      take(Object.fromEntries(row.cells.flatMap(({ column, text }) => named(header.columns.get(column)?.name, text))))
  }
  for await (const chunk of readTable(file, options)) {
    if (chunk.refusal) return refused(chunk.refusal)
    takeAll(reader.read(chunk))
  }
  const { rows, headerRows, problems } = reader.finish()
  takeAll(rows)
  return done({ problems, headerRows, hasEnvelope: false, unread: 0 })
}

const named = (name: string | undefined, text: string): [string, string][] => (name === undefined ? [] : [[name, text]])

const readLines = async (bytes: Uint8Array, take: Take): Promise<Outcome<UnknownRows>> => {
  const breathe = breather()
  let [rows, envelopes, unread] = [0, 0, 0]
  for (const at of rowLines(bytes)) {
    const sent = objectIn(lineText(bytes, at))
    if (sent === undefined) unread += 1
    else {
      const content = isObject(sent.content) && 'rowId' in sent ? sent.content : undefined
      rows += 1
      if (content) envelopes += 1
      take(content ?? sent)
    }
    if ((rows + unread) % 500 === 0) await breathe()
  }
  return rows === 0
    ? refusedFor('ROW_NOT_JSON', {}, ['file'])
    : done({ problems: [], headerRows: [], hasEnvelope: envelopes > 0, unread })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const objectIn = (text: string | null): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
