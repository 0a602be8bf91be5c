import { breather } from '../base/breathe.ts'
import type { Problem } from '../base/problem.ts'
import { type Mark, markTable, type TableFile } from '../office/index.ts'
import { type Language, messageOf } from './problem-wording.ts'

const columnOf = (cell: string | undefined): number | undefined => {
  const letters = /^([A-Z]{1,3})\d+$/.exec(cell ?? '')?.[1]
  return letters ? [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0) : undefined
}

/** The same sheet with the problems marked where they are; null if none has a place, or the file cannot be written again. */
export const markedSheet = async (
  file: TableFile,
  problems: readonly Problem[],
  language: Language,
  headerRows: readonly { readonly sheet: string; readonly row: number }[],
): Promise<Blob | null> => {
  const breathe = breather()
  const marks: Mark[] = []
  for (const found of problems) {
    const { sheet = '', row, cell, severity } = found
    if (row !== undefined)
      marks.push({ sheet, row, column: columnOf(cell), text: messageOf(found, language), severity })
    await breathe()
  }
  if (marks.length === 0) return null
  const marked = await markTable(file, marks, {
    headerRows: Object.fromEntries(headerRows.map(({ sheet, row }) => [sheet, row])),
  })
  if ('problem' in marked) return null
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return new Blob([marked.bytes as Uint8Array<ArrayBuffer>], { type })
}
