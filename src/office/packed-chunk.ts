import type { Problem } from '../base/problem.ts'
import type { CellKind, TableCell, TableChunk, TableRow } from './table.ts'

/**
 * A chunk as it crosses from the worker: flat lists. Copying half a million small objects between threads costs more
 * than reading them out of the file.
 */
export interface PackedChunk {
  readonly rows: readonly (Omit<TableRow, 'cells'> & { readonly count: number })[]
  readonly texts: readonly string[]
  readonly columns: Uint16Array
  readonly kinds: Uint8Array
  readonly problems: readonly Problem[]
  readonly refusal?: Problem
}

const kinds: readonly CellKind[] = ['text', 'number', 'date', 'formula', 'boolean', 'error']
const lossyBit = 128

export const packChunk = ({ rows, ...rest }: TableChunk): PackedChunk => {
  const cells = rows.flatMap((row) => row.cells)
  return {
    ...rest,
    rows: rows.map(({ cells: own, ...row }) => ({ ...row, count: own.length })),
    texts: cells.map(({ text }) => text),
    columns: Uint16Array.from(cells, ({ column }) => column),
    kinds: Uint8Array.from(cells, ({ kind, lossy }) => kinds.indexOf(kind) | (lossy ? lossyBit : 0)),
  }
}

export const unpackChunk = ({ rows, texts, columns, kinds: packed, ...rest }: PackedChunk): TableChunk => {
  let at = 0
  const cellAt = (index: number): TableCell => {
    const kind = kinds[packed[index]! & ~lossyBit]!
    const cell = { column: columns[index]!, text: texts[index]!, kind }
    return packed[index]! & lossyBit ? { ...cell, lossy: true } : cell
  }
  return {
    ...rest,
    rows: rows.map(({ count, ...row }) => {
      const from = at
      at += count
      return { ...row, cells: Array.from({ length: count }, (_, index) => cellAt(from + index)) }
    }),
  }
}
