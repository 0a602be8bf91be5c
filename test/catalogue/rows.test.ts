import { describe, expect, it } from 'vitest'
import { problem, warning } from '../../src/base/problem.ts'
import { openListChecker } from '../../src/catalogue/check-list.ts'
import { readGranularity } from '../../src/catalogue/granularity.ts'
import { readKind } from '../../src/catalogue/item-kind.ts'
import { nameKeys } from '../../src/catalogue/item-name.ts'
import { checkRow } from '../../src/catalogue/item-row.ts'
import type { ListedRow } from '../../src/catalogue/listed-row.ts'
import { searchText } from '../../src/catalogue/search-text.ts'
import { rowsOf } from '../../src/recognition/registration.ts'
import { card, licence, nameless, pension } from '../support/batch.ts'

describe('reading a kind', () => {
  it.each([
    ['1', { kind: 'LICENSING' }],
    ['01', { kind: 'LICENSING' }],
    ['０５', { kind: 'BENEFIT' }],
    ['10', { kind: 'OTHER' }],
    ['20', { kind: 'PUBLIC_SERVICE' }],
    ['行政 确认', { kind: 'CONFIRMATION' }],
    ['其它行政权力', { kind: 'OTHER' }],
    ['licensing', { kind: 'LICENSING' }],
    ['02', { notMutual: 'PENALTY' }],
    ['行政强制', { notMutual: 'COMPULSION' }],
    ['4', { notMutual: 'LEVY' }],
    ['行政检查', { notMutual: 'INSPECTION' }],
    ['11', { unknown: '11' }],
    ['0', { unknown: '0' }],
    ['许可证', { unknown: '许可证' }],
    ['toString', { unknown: 'toString' }],
    ['constructor', { unknown: 'constructor' }],
  ])('%s', (listed, read) => {
    expect(readKind(listed)).toEqual(read)
  })
})

describe('reading a granularity', () => {
  it.each([
    ['主项', 'MAIN_ITEM'],
    [' 子 项', null],
    ['子项 ', 'SUB_ITEM'],
    ['业务办理项', 'HANDLING_ITEM'],
    ['handling_item', 'HANDLING_ITEM'],
    ['unspecified', 'UNSPECIFIED'],
    ['大', null],
    ['constructor', null],
  ])('%s is %s', (listed, granularity) => {
    expect(readGranularity(listed)).toBe(granularity)
  })
})

describe('the keys of a name', () => {
  it.each([
    ['社会保障卡申领', 'shbzksl', 'she hui bao zhang ka shen ling'],
    ['银行开户', 'yhkh', 'yin hang kai hu'],
    ['行政许可', 'xzxk', 'xing zheng xu ke'],
    ['重庆市民卡', 'cqsmk', 'chong qing shi min ka'],
    ['重大项目', 'zdxm', 'zhong da xiang mu'],
    ['女职工保护', 'nzgbh', 'nv zhi gong bao hu'],
    ['A级景区（AAAA）', 'ajjqaaaa', 'a ji jing qu a a a a'],
  ])('%s', (name, initials, sortKey) => {
    expect(nameKeys(name)).toMatchObject({ initials, sortKey })
  })
})

describe('reading a search', () => {
  it.each([
    ['社保', { piece: '社保', query: "'社保'" }],
    ['“社保 卡”', { piece: '社保卡', query: "'社保' & '保卡'" }],
    ['卡', { piece: '卡', query: "'卡':*" }],
    ['SBK', { piece: 'sbk', query: "('sb' & 'bk') | ('~sb' & '~bk')" }],
    ['s', { piece: 's', query: "('s':*) | ('~s':*)" }],
    ["'；", null],
    ['', null],
  ])('%j', (text, search) => {
    expect(searchText(text)).toEqual(search)
  })
})

const place = { index: 2, sheet: '清单', row: 5, columns: { name: 'B', code: 'C', kind: 'D' } }
const found = (fields: ListedRow['fields']) =>
  checkRow({ place, fields }).problems.map(({ code, severity, cell }) => [code, severity, cell])

describe('checking a row', () => {
  it.each<[string, ListedRow['fields'], unknown[]]>([
    ['one that nothing is wrong with', card, []],
    ['no name', { ...card, name: undefined }, [['TEXT_MISSING', 'ERROR', 'B5']]],
    ['a name of signs only', { ...card, name: '——' }, [['NAME_WITHOUT_LETTERS', 'ERROR', 'B5']]],
    ['a name that is too long', { ...card, name: '长'.repeat(501) }, [['TEXT_TOO_LONG', 'ERROR', 'B5']]],
    [
      'a NUL in the code',
      { ...card, code: '1520\u000014001000' },
      [
        ['TEXT_NOT_ALLOWED', 'ERROR', 'C5'],
        ['NO_NATIONAL_CODE', 'WARNING', 'C5'],
      ],
    ],
    ['no code', { ...card, code: ' ' }, [['CODE_MISSING', 'WARNING', 'C5']]],
    ['a local code', { ...card, code: 'SB-1' }, [['NO_NATIONAL_CODE', 'WARNING', 'C5']]],
    [
      'a local code in a column of its own',
      { ...card, code: '', localCode: 'SB-1' },
      [['NO_NATIONAL_CODE', 'WARNING', undefined]],
    ],
    [
      'an implementation code that fails its check',
      { ...card, code: '12441500196720244X3442199806003' },
      [
        ['CODE_CHECK_FAILED', 'WARNING', 'C5'],
        ['NO_NATIONAL_CODE', 'WARNING', 'C5'],
      ],
    ],
    ['no kind', { ...card, kind: '' }, [['KIND_MISSING', 'WARNING', 'D5']]],
    ['an unknown kind', { ...card, kind: '33' }, [['KIND_UNKNOWN', 'ERROR', 'D5']]],
    ['a kind that nobody applies for', { ...card, kind: '行政处罚' }, [['KIND_NOT_MUTUAL', 'ERROR', 'D5']]],
    ['an unknown granularity', { ...card, granularity: '大' }, [['GRANULARITY_UNKNOWN', 'ERROR', undefined]]],
    [
      'an identifier that fails',
      { ...card, creditCode: '083372204' },
      [['CREDIT_IDENTIFIER_INVALID', 'WARNING', undefined]],
    ],
  ])('%s', (_, fields, problems) => {
    expect(found(fields)).toEqual(problems)
  })

  it('keeps what it read, and drops a department’s identifier that fails its check', () => {
    const fields = {
      ...card,
      name: ' 社会保障卡\n申领（补办） ',
      creditCode: '12441500196720244t',
      kind: '20',
      note: ' ',
    }
    expect(checkRow({ place, fields }).row).toEqual({
      place,
      name: '社会保障卡 申领（补办）',
      kind: 'PUBLIC_SERVICE',
      granularity: 'MAIN_ITEM',
      nationalCode: '152014001000',
      implementationCode: null,
      localCodes: [],
      listedCode: '152014001000',
      parentCode: null,
      department: '人社局',
      creditIdentifier: '12441500196720244T',
      note: null,
    })
    expect(checkRow({ place, fields: { ...card, creditCode: '083372204' } }).row?.creditIdentifier).toBeNull()
  })

  it('takes the granularity of the whole list where the row is silent, and never over the row', () => {
    const silent = { ...card, granularity: undefined }
    expect(checkRow({ place, fields: silent }).row?.granularity).toBe('UNSPECIFIED')
    expect(checkRow({ place, fields: silent }, 'SUB_ITEM').row?.granularity).toBe('SUB_ITEM')
    expect(checkRow({ place, fields: card }, 'SUB_ITEM').row?.granularity).toBe('MAIN_ITEM')
  })

  it('says of a row that could not be read only that', () => {
    const problems = [problem('CODE_DIGITS_LOST', { field: 'code', facts: { found: '1.52E+11' } })]
    const { row, problems: said } = checkRow({ place, fields: { name: '' }, problems })
    expect([row, said.map(({ code, cell }) => [code, cell])]).toEqual([null, [['CODE_DIGITS_LOST', 'C5']]])
  })

  it('passes on the reader’s doubts', () => {
    const problems = [warning('ROW_DOUBTED', { field: 'name' })]
    expect(checkRow({ place, fields: card, problems }).problems.map(({ code }) => code)).toEqual(['ROW_DOUBTED'])
  })
})

const checked = (...fields: ListedRow['fields'][]) => {
  const checker = openListChecker()
  for (const row of rowsOf(fields)) checker.take(row)
  return checker.finish()
}
const repeats = (...fields: ListedRow['fields'][]) =>
  checked(...fields)
    .problems.filter(({ severity }) => severity === 'ERROR')
    .map(({ code, path, facts }) => [code, path.join('.'), facts.code, facts.firstRow])

describe('checking a list', () => {
  it.each<[string, ListedRow['fields'][], unknown[]]>([
    [
      'one national code',
      [card, licence, { ...pension, code: card.code }],
      [['ITEM_CODE_REPEATED', 'rows.2.code', '152014001000', 1]],
    ],
    [
      'one national code in other writing',
      [card, { ...pension, code: '152014-001000' }],
      [['ITEM_CODE_REPEATED', 'rows.1.code', '152014-001000', 1]],
    ],
    [
      'a national code and an implementation code that holds it',
      [
        { ...card, code: '442199806003' },
        { ...pension, code: '12441500196720244T3442199806003' },
      ],
      [['ITEM_CODE_REPEATED', 'rows.1.code', '12441500196720244T3442199806003', 1]],
    ],
    [
      'one local code',
      [
        { ...card, code: 'SB-1' },
        { ...pension, code: 'ＳＢ-1' },
      ],
      [['ITEM_CODE_REPEATED', 'rows.1.code', 'SB-1', 1]],
    ],
    [
      'a local code in either column',
      [
        { ...card, code: 'SB-1' },
        { ...pension, localCode: 'SB-1' },
      ],
      [['ITEM_CODE_REPEATED', 'rows.1.localCode', 'SB-1', 1]],
    ],
    [
      'no code, one name and department',
      [nameless, { ...nameless, name: '住房公积金-提取' }],
      [['ITEM_NAME_REPEATED', 'rows.1.name', '住房公积金-提取', 1]],
    ],
    ['no code, one name, two departments', [nameless, { ...nameless, department: '房管局' }], []],
    ['one name, two codes', [card, { ...licence, name: card.name }], []],
    [
      'a row that was refused for itself',
      [{ ...card, kind: '02' }, card],
      [['KIND_NOT_MUTUAL', 'rows.0.kind', undefined, undefined]],
    ],
  ])('for rows with %s', (_, rows, problems) => {
    expect(repeats(...rows)).toEqual(problems)
  })

  it('counts the shapes of codes, the commonest first, refused rows included', () => {
    const list = checked(card, licence, { ...card, code: 'SB-1' }, nameless, { ...card, kind: '02' })
    expect(list.codeShapes).toEqual([
      { shape: 'BASIC_CODE', rows: 3, example: '152014001000' },
      { shape: 'A-9{1}', rows: 1, example: 'SB-1' },
      { shape: 'NONE', rows: 1, example: '' },
    ])
  })

  it('says once how many rows do not state their granularity', () => {
    const list = checked({ ...card, granularity: '' }, { ...licence, granularity: undefined }, pension)
    expect(list.problems).toMatchObject([{ code: 'GRANULARITY_UNSPECIFIED', severity: 'WARNING', facts: { rows: 2 } }])
  })

  it('refuses one without rows', () => {
    expect(checked().problems.map(({ code }) => code)).toEqual(['LIST_EMPTY'])
  })
})
