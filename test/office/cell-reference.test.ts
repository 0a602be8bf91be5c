import { describe, expect, it } from 'vitest'
import { cellName, columnName, parseCellName, parseRange, rangeName } from '../../src/office/cell-reference.ts'

describe('naming columns', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [53, 'BA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16384, 'XFD'],
  ])('calls column %i %s', (column, name) => {
    expect(columnName(column)).toBe(name)
    expect(parseCellName(`${name}1`)).toEqual({ column, row: 1 })
  })
})

describe('reading references', () => {
  it.each([
    ['C12', { column: 3, row: 12 }],
    ['$C$12', { column: 3, row: 12 }],
    ['xfd1048576', { column: 16384, row: 1048576 }],
  ])('reads %s', (name, reference) => {
    expect(parseCellName(name)).toEqual(reference)
  })

  it.each(['', 'A', '12', 'A0', 'A-1', 'AAAAAAAA1', 'A1234567890', 'A1B', '部1', '@1'])('refuses %j', (name) => {
    expect(parseCellName(name)).toBeUndefined()
  })

  it.each([
    ['B2:D5', { left: 2, top: 2, right: 4, bottom: 5 }, 'B2:D5'],
    ['D5:B2', { left: 2, top: 2, right: 4, bottom: 5 }, 'B2:D5'],
    ['C3', { left: 3, top: 3, right: 3, bottom: 3 }, 'C3:C3'],
  ])('reads the range %s', (text, range, name) => {
    expect(parseRange(text)).toEqual(range)
    expect(rangeName(range)).toBe(name)
  })

  it('refuses a range without rows', () => {
    expect(parseRange('A:C')).toBeUndefined()
  })

  it('names a cell', () => {
    expect(cellName(28, 7)).toBe('AB7')
  })
})
