import { cut, displayWidth, harmless, padded } from './display-width.ts'

export type Cell = string | number | null | undefined

const widest = 48

const shown = (cell: Cell): string => (cell === null || cell === undefined ? '' : harmless(String(cell)))

/** A table in aligned columns; all but the last are cut at a width that a screen holds. */
export const table = (head: readonly string[], rows: readonly (readonly Cell[])[]): string => {
  const last = head.length - 1
  const lines = [head, ...rows].map((row) =>
    head.map((_, i) => (i === last ? shown(row[i]) : cut(shown(row[i]), widest))),
  )
  const widths = head.map((_, i) => Math.max(...lines.map((line) => displayWidth(line[i]!))))
  const text = lines.map((line) =>
    line
      .map((cell, i) => (i === last ? cell : padded(cell, widths[i]!)))
      .join('  ')
      .trimEnd(),
  )
  return `${text.join('\n')}\n`
}

/** Names and values, one a line, the values aligned. Those that are empty are left out. */
export const listing = (entries: readonly (readonly [string, Cell])[]): string => {
  const present = entries.filter(([, value]) => value !== null && value !== undefined && value !== '')
  const width = Math.max(...present.map(([name]) => displayWidth(name)))
  return present.map(([name, value]) => `${padded(name, width)}  ${shown(value)}\n`).join('')
}
