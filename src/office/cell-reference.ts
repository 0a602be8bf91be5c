/** Columns count from 1: A is 1, Z 26, AA 27, XFD 16,384. */
export const columnName = (column: number): string => {
  let name = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name
  }
  return name
}

export const cellName = (column: number, row: number): string => `${columnName(column)}${row}`

export interface CellReference {
  readonly column: number
  readonly row: number
}

export interface CellRange {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** `C12` or `$C$12`; undefined for anything else. */
export const parseCellName = (name: string): CellReference | undefined => {
  let at = name.charCodeAt(0) === 36 ? 1 : 0
  let column = 0
  const lettersFrom = at
  for (; at < name.length; at++) {
    const letter = (name.charCodeAt(at) & ~32) - 64
    if (name.charCodeAt(at) < 65 || letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  if (at === lettersFrom || at - lettersFrom > 6) return undefined
  if (name.charCodeAt(at) === 36) at++
  let row = 0
  const digitsFrom = at
  for (; at < name.length; at++) {
    const digit = name.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return undefined
    row = row * 10 + digit
  }
  return at === digitsFrom || at - digitsFrom > 9 || row === 0 ? undefined : { column, row }
}

/** `B2:D5`, also a single cell, corners in any order. */
export const parseRange = (text: string): CellRange | undefined => {
  const [first = '', second = first] = text.split(':')
  const from = parseCellName(first)
  const to = parseCellName(second)
  if (!from || !to) return undefined
  return {
    left: Math.min(from.column, to.column),
    top: Math.min(from.row, to.row),
    right: Math.max(from.column, to.column),
    bottom: Math.max(from.row, to.row),
  }
}

export const rangeName = (range: CellRange): string =>
  `${cellName(range.left, range.top)}:${cellName(range.right, range.bottom)}`
