import { describe, expect, it } from 'vitest'
import { isCreditIdentifier, isOrganisationCode, normalCode } from '../../src/base/credit-identifier.ts'
import { codeShape, hubNumber, idOfHubNumber, isNationalCode, readItemCode } from '../../src/base/item-code.ts'

describe('checking a unified social credit identifier', () => {
  it.each([
    ['12441500196720244T', true],
    ['11511301008778183N', true],
    ['91350100M000100Y43', true],
    ['12441500196720244X', false],
    ['12441500196720245T', false],
    ['11511301008778193N', false],
    ['I2441500196720244T', false],
    ['12441500196720244', false],
    ['12441500196720244TT', false],
    ['12441500196720244t', false],
    ['', false],
  ])('%s: %s', (code, valid) => {
    expect(isCreditIdentifier(code)).toBe(valid)
  })

  it.each([
    ['lower case', '12441500196720244t'],
    ['full width', '１２４４１５００１９６７２０２４４Ｔ'],
    ['hyphens and blanks', ' 12441500-19672024 4T　'],
    ['a dash of another kind', '12441500–196720244T'],
  ])('reads %s as the same', (_, written) => {
    expect(normalCode(written)).toBe('12441500196720244T')
  })
})

describe('checking an organisation code', () => {
  it.each([
    ['196720244', true],
    ['008778183', true],
    ['083372204', true],
    ['D2143569X', true],
    ['083372203', false],
    ['08337220', false],
    ['08337220x', false],
  ])('%s: %s', (code, valid) => {
    expect(isOrganisationCode(code)).toBe(valid)
  })
})

describe('reading an item code', () => {
  it.each([
    ['a basic code', '152014001000', { scheme: 'NATIONAL', code: '152014001000' }],
    ['one of the state', '00012300100Y', { scheme: 'NATIONAL', code: '00012300100Y' }],
    ['one in lower case and full width', '０００１２３００１００ｙ', { scheme: 'NATIONAL', code: '00012300100Y' }],
    [
      'an implementation code',
      '12441500196720244T3442199806003',
      { scheme: 'IMPLEMENTATION', code: '12441500196720244T3442199806003', national: '442199806003' },
    ],
    [
      'a handling-item code',
      '12441500196720244T344219980600301',
      { scheme: 'IMPLEMENTATION', code: '12441500196720244T344219980600301', national: '44219980600301' },
    ],
    [
      'an implementation code whose identifier fails its check',
      '12441500196720244X3442199806003',
      { scheme: 'LOCAL', code: '12441500196720244X3442199806003', failedCheck: true },
    ],
    [
      'one of a level that does not exist',
      '12441500196720244T7442199806003',
      { scheme: 'LOCAL', code: '12441500196720244T7442199806003', failedCheck: false },
    ],
    ['an area code with six zeroes', '511602000000', { scheme: 'LOCAL', code: '511602000000', failedCheck: false }],
    ['zeroes', '000000000000', { scheme: 'LOCAL', code: '000000000000', failedCheck: false }],
    ['a region that no province has', '952014001000', { scheme: 'LOCAL', code: '952014001000', failedCheck: false }],
    ['eleven characters', '15201400100', { scheme: 'LOCAL', code: '15201400100', failedCheck: false }],
    [
      'a district’s own',
      ' 511Z07001006-511602000000-000-11511301008778183N-1-00 ',
      { scheme: 'LOCAL', code: '511Z07001006-511602000000-000-11511301008778183N-1-00', failedCheck: false },
    ],
    [
      'a local one in full width, whose case and hyphens stay',
      'ｓｂ－００１',
      { scheme: 'LOCAL', code: 'sb-001', failedCheck: false },
    ],
  ])('%s', (_, listed, read) => {
    expect(readItemCode(listed)).toEqual(read)
  })

  it.each([
    ['152014001000', true],
    ['15201400100001', true],
    ['1520140010000', false],
    ['SB-001', false],
  ])('says whether %s can be an item’s national code: %s', (code, can) => {
    expect(isNationalCode(code)).toBe(can)
  })
})

describe('naming the shape of a code', () => {
  it.each([
    ['', 'NONE'],
    [' 　', 'NONE'],
    ['152014001000', 'BASIC_CODE'],
    ['12441500196720244T3442199806003', 'IMPLEMENTATION_CODE'],
    ['12441500196720244T344219980600301', 'HANDLING_ITEM_CODE'],
    ['511602000000', '9{12}'],
    ['511Z07001006-511602000000-000-11511301008778183N-1-00', '9{3}A9{8}-9{12}-9{3}-9{17}A-9{1}-9{2}'],
    ['G-000007-001-511602000000-000-115113010833722043-1-00', 'A-9{6}-9{3}-9{12}-9{3}-9{18}-9{1}-9{2}'],
    ['许可〔12〕', '许可〔9{2}〕'],
  ])('%s: %s', (code, shape) => {
    expect(codeShape(code)).toBe(shape)
  })
})

describe('the hub’s own number', () => {
  it('is HT and ten digits', () => {
    expect(hubNumber(42)).toBe('HT0000000042')
  })

  it.each([
    ['HT0000000042', 42],
    ['ht0000000042', 42],
    ['ＨＴ００００００００４２', 42],
    ['HT42', null],
    ['HT00000000042', null],
    ['152014001000', null],
  ])('%s is that of %s', (text, id) => {
    expect(idOfHubNumber(text)).toBe(id)
  })
})
