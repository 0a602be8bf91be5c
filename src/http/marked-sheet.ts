import { type Mark, markTable, type TableFile } from '../office/index.ts'
import type { shownProblem } from './problem-response.ts'

const columnOf = (cell: string | null): number | undefined => {
  const letters = /^([A-Z]{1,3})\d+$/.exec(cell ?? '')?.[1]
  return letters ? [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0) : undefined
}

/** The same sheet with the problems marked where they are; null if none has a place, or the file cannot be written again. */
export const markedSheet = async (
  file: TableFile,
  problems: readonly ReturnType<typeof shownProblem>[],
  headerRows: readonly { readonly sheet: string; readonly row: number }[],
): Promise<Blob | null> => {
  const marks = problems.flatMap(({ sheet, row, cell, message, severity }): Mark[] =>
    row === null ? [] : [{ sheet: sheet ?? '', row, column: columnOf(cell), text: message, severity }],
  )
  if (marks.length === 0) return null
  const marked = await markTable(file, marks, {
    headerRows: Object.fromEntries(headerRows.map(({ sheet, row }) => [sheet, row])),
  })
  if ('problem' in marked) return null
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return new Blob([marked.bytes as Uint8Array<ArrayBuffer>], { type })
}
