import type { ColumnToWrite } from './write-workbook.ts'

/** In points: one line of 11 pt, with room above and below. */
const lineHeight = 15
const tallest = 409

/** How many columns of a half-wide character a text is wide. */
const widthOf = (text: string): number => [...text].reduce((all, one) => all + (/[ -~]/.test(one) ? 1 : 2), 0)

/** The height of a row whose texts are broken to the width of their columns: not every program finds it by itself. */
export const rowHeight = (columns: readonly ColumnToWrite[], texts: readonly (string | number)[]): number => {
  const lines = columns.map(({ width = 10 }, i) =>
    String(texts[i] ?? '')
      .split('\n')
      .reduce((all, part) => all + Math.max(1, Math.ceil(widthOf(part) / Math.max(1, width - 1))), 0),
  )
  return Math.min(tallest, lineHeight * Math.max(...lines) + 3)
}
