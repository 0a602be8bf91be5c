import { describe, expect, it } from 'vitest'
import { isMoney, type MoneyUnit, moneyText, readMoney } from '../../src/base/money.ts'

describe('reading an amount', () => {
  it.each<[string, MoneyUnit, number | null]>([
    ['1', 'FEN', 1],
    ['0', 'YUAN', 0],
    ['12.34', 'YUAN', 1234],
    ['12.3', 'YUAN', 1230],
    ['12.340000', 'YUAN', 1234],
    ['1,234,567.89', 'YUAN', 123456789],
    ['0.000001', 'WAN_YUAN', 1],
    ['8600', 'WAN_YUAN', 8600000000],
    ['3.45', 'YI_YUAN', 34500000000],
    ['0.0000000001', 'YI_YUAN', 1],
    ['00012', 'WAN_YUAN', 12000000],
    ['１２．５', 'WAN_YUAN', 12500000],
    [' 7 ', 'YUAN', 700],
    // As floats these would be 28.999999999999996 and 1.1500000000000001.
    ['0.29', 'YUAN', 29],
    ['1.15', 'YI_YUAN', 11500000000],
    ['90000000000000', 'YUAN', 9000000000000000],
    ['900000', 'YI_YUAN', 9000000000000000],
  ])('takes %j in %s as %j 分', (text, unit, fen) => {
    expect(readMoney(text, unit)).toBe(fen)
  })

  it.each<[string, string, MoneyUnit]>([
    ['is empty', '', 'YUAN'],
    ['is no number', '约3亿', 'YI_YUAN'],
    ['is negative', '-1', 'YUAN'],
    ['is written with an exponent', '1e3', 'YUAN'],
    ['has no digit before the point', '.5', 'YUAN'],
    ['has no digit after the point', '5.', 'YUAN'],
    ['parts its thousands wrongly', '1,23', 'YUAN'],
    ['parts its thousands only here and there', '1234,567', 'YUAN'],
    ['is a part of a 分', '0.5', 'FEN'],
    ['has three decimals in 元', '1.001', 'YUAN'],
    ['has seven decimals in 万元', '1.0000001', 'WAN_YUAN'],
    ['has eleven decimals in 亿元', '1.00000000001', 'YI_YUAN'],
    ['is beyond what there is', '90000000000000.01', 'YUAN'],
    ['is far beyond what there is', '99999999999999999999', 'FEN'],
  ])('refuses what %s', (_, text, unit) => {
    expect(readMoney(text, unit)).toBeNull()
  })
})

describe('writing an amount', () => {
  it.each<[number, MoneyUnit, string]>([
    [0, 'YUAN', '0'],
    [1, 'FEN', '1'],
    [1, 'YUAN', '0.01'],
    [1, 'WAN_YUAN', '0.000001'],
    [1, 'YI_YUAN', '0.0000000001'],
    [1234, 'YUAN', '12.34'],
    [1230, 'YUAN', '12.3'],
    [8600000000, 'WAN_YUAN', '8600'],
    [34500000000, 'YI_YUAN', '3.45'],
    [123456789, 'WAN_YUAN', '123.456789'],
    [9000000000000000, 'YI_YUAN', '900000'],
    [8999999999999999, 'YUAN', '89999999999999.99'],
    [-150, 'YUAN', '-1.5'],
  ])('shows %j 分 in %s as %j', (fen, unit, text) => {
    expect(moneyText(fen, unit)).toBe(text)
  })

  it.each<[number, MoneyUnit]>([
    [8999999999999999, 'YI_YUAN'],
    [7, 'WAN_YUAN'],
    [1005, 'YUAN'],
    [42, 'FEN'],
  ])('is read again as the same: %j 分 in %s', (fen, unit) => {
    expect(readMoney(moneyText(fen, unit), unit)).toBe(fen)
  })
})

describe('telling money from other numbers', () => {
  it.each([
    [0, true],
    [9000000000000000, true],
    [9000000000000001, false],
    [-1, false],
    [0.5, false],
    [Number.NaN, false],
  ])('says of %j: %j', (fen, is) => {
    expect(isMoney(fen)).toBe(is)
  })
})
