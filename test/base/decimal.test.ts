import { describe, expect, it } from 'vitest'
import { decimalDifference, isDecimal } from '../../src/base/decimal.ts'

describe('taking a decimal text from another', () => {
  it.each([
    ['12', '5', '7'],
    ['5', '12', '-7'],
    ['0', '0', '0'],
    ['0.1', '0.3', '-0.2'],
    ['1.50', '0.5', '1'],
    ['-0.5', '0.25', '-0.75'],
    ['9007199254740993', '1', '9007199254740992'],
    ['123456789012345678.01', '0.02', '123456789012345677.99'],
  ])('%s less %s is %s', (from, taken, left) => {
    expect(decimalDifference(from, taken)).toBe(left)
  })

  it.each([
    ['12', true],
    ['-0.5', true],
    ['1e3', false],
    ['.5', false],
    ['', false],
  ])('%s is a number: %s', (text, is) => {
    expect(isDecimal(text)).toBe(is)
  })
})
