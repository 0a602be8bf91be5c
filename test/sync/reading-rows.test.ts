import { describe, expect, it } from 'vitest'
import { type CodeMapEntry, codeMapOf, emptyCodeMap } from '../../src/sync/code-map.ts'
import { openRowReader, readRowContent } from '../../src/sync/read-row-content.ts'
import { plainContent } from '../support/implementation.ts'

const column = (theirs: string, ours: string): CodeMapEntry => ({ field: null, theirs, ours })
const value = (field: string, theirs: string, ours: string): CodeMapEntry => ({ field, theirs, ours })

const official = {
  实施编码: '12441500196720244T3442199806003',
  事项名称: '社会保障卡申领',
  实施主体: '人力资源和社会保障局',
}

const baotou = codeMapOf(1, [
  column('SXMC', 'name'),
  column('SSZT', 'competentAuthority'),
  column('BJLX', 'caseKind'),
  column('法定时限（天）', 'statutoryLimit.value'),
  column('时限单位', 'statutoryLimit.unit'),
  column('办件类型', '-'),
  column('clmc', 'materials.name'),
  column('sfby', 'materials.necessity'),
  value('caseKind', '1', 'ON_THE_SPOT'),
  value('caseKind', '9', '-'),
  value('limitUnit', 'G', 'WORKING_DAY'),
  value('limitUnit', '不限', '-'),
  value('audience', '3', 'PERSON,ORGANISATION'),
  value('kind', '02', 'PENALTY'),
  value('level', '3', '4'),
  value('operation', '新增', 'UPSERT'),
  value('materials.necessity', 'Y', 'REQUIRED'),
])

const contentOf = (content: Record<string, unknown>, map = emptyCodeMap) =>
  readRowContent(map, { ...official, ...content }, 'UPSERT').row?.content

const problemsOf = (content: Record<string, unknown>, map = emptyCodeMap) =>
  readRowContent(map, { ...official, ...content }, 'UPSERT').problems.map(({ code, field, path, facts }) => ({
    code,
    field,
    path: path.join('.'),
    found: facts.found,
  }))

describe('reading a row in our own words', () => {
  it('takes content as it is', () => {
    const about = { code: '442199806003', localCode: 'BT-1', granularity: 'SUB_ITEM', effectiveOn: '2026-12-01' }
    expect(readRowContent(emptyCodeMap, { ...plainContent, ...about, state: 'SUSPENDED' }, 'UPSERT')).toEqual({
      row: { ...about, state: 'SUSPENDED', content: withoutUnknown },
      operation: 'UPSERT',
      problems: [],
    })
  })

  it('says nothing of what the row does not say', () => {
    expect(readRowContent(emptyCodeMap, { code: '442199806003' }, 'CANCEL')).toEqual({
      row: { code: '442199806003', content: null, localCode: null, granularity: null, effectiveOn: null, state: null },
      operation: 'CANCEL',
      problems: [],
    })
    expect(readRowContent(emptyCodeMap, { code: '442199806003' }, 'UPSERT').row?.content).toEqual({
      name: '',
      competentAuthority: '',
    })
  })

  it('takes the code of an implementation as both codes', () => {
    expect(readRowContent(emptyCodeMap, official, 'UPSERT').row).toMatchObject({
      code: '12441500196720244T3442199806003',
      content: { implementationCode: '12441500196720244T3442199806003' },
    })
    expect(readRowContent(emptyCodeMap, { code: '12441500196720244T3442199806003' }, 'UPSERT').row).toMatchObject({
      content: { implementationCode: '12441500196720244T3442199806003' },
    })
    expect(readRowContent(emptyCodeMap, { ...official, 基本编码: '442199806003' }, 'UPSERT').row?.code).toBe(
      '442199806003',
    )
  })
})

const {
  implementationCode: _,
  creditIdentifier: __,
  visitReason: ___,
  makeUpLimit: ____,
  ...withoutUnknown
} = plainContent

describe('reading official Chinese words', () => {
  it.each([
    ['办件类型', '即办件', { caseKind: 'ON_THE_SPOT' }],
    ['办件类型', '承诺件', { caseKind: 'TIME_COMMITTED' }],
    ['事项类型', '行政许可', { kind: 'LICENSING' }],
    ['行使层级', '县级', { level: 4 }],
    ['level', 3, { level: 3 }],
    ['服务对象', '自然人、法人', { audience: ['PERSON', 'ORGANISATION'] }],
    ['服务对象', ['法人'], { audience: ['ORGANISATION'] }],
    ['办理渠道', '窗口,网上，移动端 邮寄', { channels: ['WINDOW', 'ONLINE', 'MOBILE', 'POST'] }],
    ['法定办结时限', '20个工作日', { statutoryLimit: { value: 20, unit: 'WORKING_DAY' } }],
    ['法定办结时限', '１５ 自然日', { statutoryLimit: { value: 15, unit: 'CALENDAR_DAY' } }],
    ['承诺办结时限', '2小时', { committedLimit: { value: 2, unit: 'HOUR' } }],
    ['承诺办结时限', '当场', { committedLimit: { value: 0, unit: 'ON_THE_SPOT' } }],
    ['承诺办结时限', { value: '5', unit: '工作日' }, { committedLimit: { value: 5, unit: 'WORKING_DAY' } }],
    ['承诺办结时限（工作日）', '7', { committedLimit: { value: 7, unit: 'WORKING_DAY' } }],
    ['承诺办结时限单位', '工作日', { committedLimit: null }],
    ['到办事现场次数', '０', { onSiteVisits: 0 }],
    ['到办事现场次数', '1次', { onSiteVisits: 1 }],
    ['是否收费', '否', { isCharged: false }],
    ['是否收费', true, { isCharged: true }],
    ['办理流程', '受理→审查→决定', { processSteps: ['受理', '审查', '决定'] }],
    ['受理条件', '1.已参保；\n2.年满十六周岁', { requirements: ['1.已参保', '2.年满十六周岁'] }],
    ['办理结果', '社保卡|证照', { outputs: [{ name: '社保卡', kind: 'CERTIFICATE' }] }],
    [
      '收费项目',
      [{ 收费项目名称: '工本费', 收费标准: '20元' }],
      { fees: [{ name: '工本费', standard: '20元', basis: null }] },
    ],
  ])('%s %j', (header, found, content) => {
    expect(contentOf({ [header]: found })).toMatchObject(content)
  })

  it('takes materials as text, as objects, and as columns of their own', () => {
    const idCard = { name: '身份证', necessity: 'REQUIRED', form: 'ORIGINAL', copies: 1, source: 'GOVERNMENT' }
    const form = { name: '申请表', necessity: 'DEFERRABLE', form: null, copies: null, source: null }
    const rows = [
      { 申请材料: '身份证|必要|原件|1份|政府部门核发；申请表|容缺' },
      {
        申请材料: [
          { 名称: '身份证', 必要性: '必要', form: '原件', copies: 1, source: 'GOVERNMENT' },
          { name: '申请表', necessity: 'DEFERRABLE' },
        ],
      },
    ]
    expect(rows.map((row) => contentOf(row)?.materials)).toEqual([
      [idCard, form],
      [idCard, form],
    ])
    expect(contentOf({ 材料名称: '身份证；申请表', 必要性: '必要', 份数: '1；2' })?.materials).toEqual([
      { ...form, name: '身份证', necessity: 'REQUIRED', copies: 1 },
      { ...form, necessity: 'REQUIRED', copies: 2 },
    ])
  })

  it.each(['2026-12-01', '2026/12/1', '2026年12月1日', '20261201', '2026-11-30T16:00:00Z', '2026-12-01 08:30'])(
    'takes the day %s',
    (day) => {
      expect(readRowContent(emptyCodeMap, { ...official, 生效日期: day }, 'UPSERT').row?.effectiveOn).toBe('2026-12-01')
    },
  )
})

describe('reading a row by the code map of its source', () => {
  it.each([
    [{ SXMC: '换名', 事项名称: '官名' }, { name: '换名' }],
    [{ BJLX: 1 }, { caseKind: 'ON_THE_SPOT' }],
    [{ bjlx: '１' }, { caseKind: 'ON_THE_SPOT' }],
    [{ BJLX: '9' }, { caseKind: null }],
    [{ BJLX: '1', 办件类型: '承诺件' }, { caseKind: 'ON_THE_SPOT' }],
    [{ '法定时限(天)': '20', 时限单位: 'G' }, { statutoryLimit: { value: 20, unit: 'WORKING_DAY' } }],
    [{ 法定办结时限: '20', 时限单位: 'G' }, { statutoryLimit: { value: 20, unit: 'WORKING_DAY' } }],
    [{ 法定办结时限: '20G' }, { statutoryLimit: { value: 20, unit: 'WORKING_DAY' } }],
    [{ 法定办结时限: '不限' }, { statutoryLimit: null }],
    [{ 服务对象: 3 }, { audience: ['PERSON', 'ORGANISATION'] }],
    [{ 行使层级: '3' }, { level: 4 }],
    [
      { 申请材料: [{ clmc: '身份证', sfby: 'Y' }] },
      { materials: [{ name: '身份证', necessity: 'REQUIRED', form: null, copies: null, source: null }] },
    ],
  ])('%j', (row, content) => {
    expect(contentOf(row, baotou)).toMatchObject(content)
  })

  it('reads the operation too', () => {
    expect(readRowContent(baotou, official, '新增').operation).toBe('UPSERT')
    expect(readRowContent(emptyCodeMap, official, '新增')).toMatchObject({
      row: null,
      operation: null,
      problems: [{ code: 'CODE_NOT_MAPPED', facts: { map: 'operation', found: '新增' } }],
    })
  })

  it('tells once of the columns that nobody knows', () => {
    const reader = openRowReader(baotou)
    reader.read({ ...official, 经办人: '张', sfby: 'Y', 办件类型: '1' }, 'UPSERT')
    reader.read({ ...official, 经办人: '李', 申请材料: [{ clmc: '身份证', sfby: 'Y', 备注: '' }] }, 'UPSERT')
    expect(reader.columnProblems()).toMatchObject([
      { code: 'COLUMN_NOT_MAPPED', severity: 'WARNING', facts: { count: 2, columns: ['经办人', 'materials.备注'] } },
    ])
    expect(openRowReader(baotou).columnProblems()).toEqual([])
  })

  it('tells problems of our fields where the source has them', () => {
    const problem = { code: 'TEXT_TOO_LONG', severity: 'ERROR', path: ['name'], field: 'name', facts: {} } as const
    expect(openRowReader(baotou).asSent({ SXMC: '名' }, [problem])).toEqual([{ ...problem, path: ['SXMC'] }])
    expect(openRowReader(baotou).asSent({ name: '名' }, [problem])).toEqual([problem])
  })
})

describe('refusing a row', () => {
  it.each([
    [{ 办件类型: 1 }, 'CODE_NOT_MAPPED', 'caseKind', '办件类型', '1'],
    [{ 办件类型: '承诺办件' }, 'CODE_NOT_MAPPED', 'caseKind', '办件类型', '承诺办件'],
    [{ kind: '01' }, 'CODE_NOT_MAPPED', 'kind', 'kind', '01'],
    [{ 行使层级: 3 }, 'CODE_NOT_MAPPED', 'level', '行使层级', '3'],
    [{ 是否收费: 0 }, 'CODE_NOT_MAPPED', 'isCharged', '是否收费', '0'],
    [{ 服务对象: '自然人、其他组织' }, 'CODE_NOT_MAPPED', 'audience', '服务对象', '其他组织'],
    [{ 法定办结时限: '20天' }, 'CODE_NOT_MAPPED', 'statutoryLimit', '法定办结时限', '天'],
    [{ 法定办结时限: 20 }, 'LIMIT_WITHOUT_UNIT', 'statutoryLimit', '法定办结时限', '20'],
    [{ 法定办结时限: '视情况' }, 'LIMIT_NOT_READABLE', 'statutoryLimit', '法定办结时限', '视情况'],
    [{ 事项名称: { a: 1 } }, 'FIELD_NOT_TEXT', 'name', '事项名称', '{…}'],
    [{ 事项名称: true }, 'FIELD_NOT_TEXT', 'name', '事项名称', 'true'],
    [{ 到办事现场次数: '一次' }, 'FIELD_NOT_NUMBER', 'onSiteVisits', '到办事现场次数', '一次'],
    [{ 生效日期: '2026-02-30' }, 'FIELD_NOT_DAY', 'effectiveOn', '生效日期', '2026-02-30'],
    [{ 申请材料: { 名称: 1 } }, 'FIELD_NOT_LIST', 'materials', '申请材料', '{…}'],
    [
      { 申请材料: '身份证|必要|原件|1|其他|多' },
      'ENTRY_OF_TOO_MANY_PARTS',
      'materials',
      '申请材料.0',
      '身份证|必要|原件|1|其他|多',
    ],
    [{ 申请材料: '身份证' }, 'PART_MISSING', 'materials.necessity', '申请材料.0.necessity', undefined],
    [{ 结果名称: '甲；乙', 结果类型: '证照；批文；其他' }, 'PARTS_UNEVEN', 'outputs', '结果名称', '2 / 3'],
    [{ 名称: '另名' }, 'FIELD_GIVEN_TWICE', 'name', '名称', undefined],
    [{ 编码: 'x'.repeat(201) }, 'TEXT_TOO_LONG', 'code', '编码', undefined],
    [{ 编码: 'a\u0000' }, 'TEXT_NOT_ALLOWED', 'code', '编码', undefined],
    [{ 办件类型: 'a\u0000\ud800' }, 'CODE_NOT_MAPPED', 'caseKind', '办件类型', 'a\ufffd\ufffd'],
  ])('%j', (row, code, field, path, found) => {
    expect(problemsOf(row)).toEqual([{ code, field, path, found }])
  })

  it('refuses kinds that nobody applies for, also by the map', () => {
    expect(problemsOf({ kind: '行政处罚' })).toMatchObject([{ code: 'KIND_NOT_MUTUAL', path: 'kind' }])
    expect(problemsOf({ 事项类型: '02' }, baotou)).toMatchObject([{ code: 'KIND_NOT_MUTUAL', path: '事项类型' }])
  })

  it('refuses more columns and entries than a row may cost', () => {
    const wide = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`c${index}`, 1]))
    expect(readRowContent(emptyCodeMap, wide, 'UPSERT').problems).toMatchObject([{ code: 'ROW_TOO_WIDE' }])
    expect(problemsOf({ 受理条件: '条;'.repeat(1001) })).toMatchObject([{ code: 'LIST_TOO_LONG', path: '受理条件' }])
  })

  it('does not follow a value however deep', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    expect(problemsOf({ 事项名称: deep, 办件类型: deep, 法定办结时限: { value: deep, unit: '工作日' } })).toMatchObject(
      [
        { code: 'FIELD_NOT_TEXT', found: '[…]' },
        { code: 'FIELD_NOT_WORD', found: '[…]' },
        { code: 'FIELD_NOT_NUMBER', found: '[…]' },
      ],
    )
  })

  it('takes what names itself after the inside of objects as a column that nobody knows', () => {
    const reader = openRowReader(emptyCodeMap)
    const row = JSON.parse('{"__proto__":{"name":"x"},"constructor":"y","toString":"z","办件类型":"constructor"}')
    expect(reader.read(row, 'CANCEL').problems).toMatchObject([{ code: 'CODE_NOT_MAPPED', field: 'caseKind' }])
    expect(reader.columnProblems()).toMatchObject([{ facts: { columns: ['__proto__', 'constructor', 'toString'] } }])
  })

  it('tells all problems of a row at once', () => {
    expect(problemsOf({ 办件类型: 1, 到办事现场次数: '?', 是否收费: 2 }).map(({ code }) => code)).toEqual([
      'CODE_NOT_MAPPED',
      'FIELD_NOT_NUMBER',
      'CODE_NOT_MAPPED',
    ])
  })
})
