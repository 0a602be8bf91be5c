import { describe, expect, it } from 'vitest'
import { hasAreaCode, isSameTelephone, telephonesIn } from '../../src/catalogue/telephone.ts'

describe('reading a telephone field', () => {
  it.each([
    ['0471-1234567', ['0471-1234567']],
    ['0471 1234567', ['0471 1234567']],
    ['０４７１－１２３４５６７，0472-7654321', ['0471-1234567', '0472-7654321']],
    ['0471-1234567 0472-7654321', ['0471-1234567', '0472-7654321']],
    ['0471-1234567或13812345678', ['0471-1234567', '13812345678']],
    ['+86 13812345678', ['+86 13812345678']],
    ['见公告', []],
  ])('%s', (text, telephones) => {
    expect(telephonesIn(text)).toEqual(telephones)
  })
})

describe('asking whether another city can dial', () => {
  it.each([
    ['0471-1234567', true],
    ['(0471)1234567', true],
    ['010-12345678', true],
    ['0471-12345', true],
    ['+86-471-1234567', true],
    ['+86 10 1234 5678', true],
    ['13812345678', true],
    ['+8613812345678', true],
    ['400-123-4567', true],
    ['1234567', false],
    ['12345', false],
  ])('%s: %s', (telephone, expected) => {
    expect(hasAreaCode(telephone)).toBe(expected)
  })
})

describe('comparing two telephone fields', () => {
  it.each([
    ['0471-1234567', '(0471) 1234567', true],
    ['0471-1234567、0471-7654321', '0471-7654321、0471-1234567', true],
    ['0471-1234567、0471-7654321', '0471-7654321', false],
    ['0471-1234567', '+86-471-1234567', true],
    ['0471-1234567', '1234567', false],
    ['见公告', '见公告', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(isSameTelephone(a, b)).toBe(expected)
  })
})
