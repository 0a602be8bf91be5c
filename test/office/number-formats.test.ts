import { describe, expect, it } from 'vitest'
import { numberValue } from '../../src/office/cell-value.ts'
import { builtInFormat, formatOfCode } from '../../src/office/number-formats.ts'
import { serialMoment } from '../../src/office/serial-date.ts'

const number = { shows: 'number' }
const day = { shows: 'date', withTime: false }
const moment = { shows: 'date', withTime: true }
const time = { shows: 'time' }

describe('telling dates from numbers by their format', () => {
  it.each([
    ['General', number],
    ['@', number],
    ['0.00', number],
    ['#,##0.00_);[Red](#,##0.00)', number],
    ['0.00E+00', number],
    ['0%', number],
    ['"共"0"天"', number],
    ['[h]:mm:ss', number],
    ['¥#,##0', number],
    ['yyyy-mm-dd', day],
    ['yyyy"年"m"月"d"日";@', day],
    ['[$-804]yyyy\\-mm\\-dd', day],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', day],
    ['m/d', day],
    ['mmm', day],
    ['yyyy/m/d h:mm', moment],
    ['[$-409]m/d/yy h:mm AM/PM;@', moment],
    ['h:mm:ss', time],
    ['上午/下午h"时"mm"分"', time],
    ['mm:ss', time],
    ['000000', { shows: 'padded', digits: 6 }],
    ['0', number],
  ])('%s', (code, format) => {
    expect(formatOfCode(code)).toEqual(format)
  })

  it.each([
    [0, number],
    [9, number],
    [14, day],
    [20, time],
    [22, moment],
    [31, day],
    [33, time],
    [45, time],
    [49, number],
    [57, day],
    [164, number],
  ])('built-in %i', (id, format) => {
    expect(builtInFormat(id)).toEqual(format)
  })
})

describe('counting days', () => {
  it.each([
    [1, false, '1900-01-01', '00:00'],
    [59, false, '1900-02-28', '00:00'],
    [60, false, '1900-02-29', '00:00'],
    [61, false, '1900-03-01', '00:00'],
    [45747, false, '2025-03-31', '00:00'],
    [45747.5, false, '2025-03-31', '12:00'],
    [45747.99999, false, '2025-04-01', '00:00'],
    [2958465, false, '9999-12-31', '00:00'],
    [0, true, '1904-01-01', '00:00'],
    [44285, true, '2025-03-31', '00:00'],
  ])('%d from 1904 %s is %s %s', (serial, from1904, date, clock) => {
    expect(serialMoment(serial, from1904)).toEqual({ day: date, time: clock })
  })

  it.each([-1, 2958466, Number.NaN, Number.POSITIVE_INFINITY])('knows no day for %d', (serial) => {
    expect(serialMoment(serial, false)).toBeUndefined()
  })
})

describe('writing numbers as people read them', () => {
  it.each([
    ['1', 'General', { text: '1', kind: 'number' }],
    ['1.0', 'General', { text: '1', kind: 'number' }],
    ['-7', 'General', { text: '-7', kind: 'number' }],
    ['0.1', 'General', { text: '0.1', kind: 'number' }],
    ['0.30000000000000004', 'General', { text: '0.3', kind: 'number' }],
    ['1E-7', 'General', { text: '0.0000001', kind: 'number' }],
    ['5.11602E+11', 'General', { text: '511602000000', kind: 'number' }],
    ['511602000000', '0.00E+00', { text: '511602000000', kind: 'number' }],
    ['999999999999999', 'General', { text: '999999999999999', kind: 'number' }],
    ['1.1511602008834E+17', 'General', { text: '115116020088340000', kind: 'number', lossy: true }],
    ['511602000000001001', 'General', { text: '511602000000001001', kind: 'number', lossy: true }],
    ['1234', '000000', { text: '001234', kind: 'number' }],
    ['45747', 'yyyy-mm-dd', { text: '2025-03-31', kind: 'date' }],
    ['45747.75', 'yyyy-mm-dd', { text: '2025-03-31', kind: 'date' }],
    ['45747.75', 'yyyy-mm-dd hh:mm', { text: '2025-03-31 18:00', kind: 'date' }],
    ['0.375', 'h:mm', { text: '09:00', kind: 'date' }],
    ['45747.375', 'h:mm', { text: '2025-03-31 09:00', kind: 'date' }],
    ['-5', 'yyyy-mm-dd', { text: '-5', kind: 'number' }],
    ['no number', 'General', { text: 'no number', kind: 'text' }],
  ])('%s as %s', (written, code, value) => {
    expect(numberValue(written, formatOfCode(code), false)).toEqual(value)
  })
})
