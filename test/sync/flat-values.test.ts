import { describe, expect, it } from 'vitest'
import { type CodeMapEntry, codeMapOf } from '../../src/sync/code-map.ts'
import { flatValue } from '../../src/sync/flat-value.ts'
import { readRowContent } from '../../src/sync/read-row-content.ts'
import { compileColumns } from '../../src/sync/row-columns.ts'

const column = (theirs: string, ours: string): CodeMapEntry => ({ field: null, theirs, ours })
const map = codeMapOf(1, [
  column('clmc', 'materials.name'),
  column('sfby', 'materials.necessity'),
  { field: 'limitUnit', theirs: '1', ours: 'WORKING_DAY' },
  { field: 'limitUnit', theirs: 'G', ours: 'WORKING_DAY' },
])
const columns = compileColumns(map)
const contentOf = (value: Record<string, unknown>) =>
  readRowContent(map, { 名称: '某事项', 部门: '某局', ...value }, 'UPSERT').row?.content

describe('putting a value of a row into a cell', () => {
  it.each([
    ['name', '社保卡', '社保卡'],
    ['onSiteVisits', 0, '0'],
    ['isCharged', true, 'true'],
    ['name', null, ''],
    ['audience', ['自然人', 'ORGANISATION'], '自然人\nORGANISATION'],
    ['committedLimit', { value: 5, unit: '工作日' }, '5工作日'],
    ['committedLimit', { value: 5, unit: 'G' }, '5G'],
    ['committedLimit', { value: 5, unit: '1' }, '{"value":5,"unit":"1"}'],
    ['committedLimit', { value: 0, unit: 'ON_THE_SPOT' }, '0ON_THE_SPOT'],
    ['requirements', ['已参保', '满十六周岁'], '已参保\n满十六周岁'],
    ['requirements', ['一；二', '三'], '["一；二","三"]'],
    [
      '申请材料',
      [
        { clmc: '身份证', sfby: '必要', copies: 1 },
        { name: '照片', necessity: '容缺' },
      ],
      '身份证|必要||1\n照片|容缺',
    ],
    ['申请材料', [{ clmc: 'a|b', sfby: '必要' }], '[{"clmc":"a|b","sfby":"必要"}]'],
    ['outputs', [{ name: '社保卡', kind: '证照' }], '社保卡|证照'],
    ['processSteps', ['受理', '审查→复审'], '["受理","审查→复审"]'],
  ])('%s %j', (name, value, cell) => {
    expect(flatValue(columns, name, value)).toBe(cell)
    expect(contentOf({ [name]: cell })).toEqual(contentOf({ [name]: value }))
  })

  it.each([
    ['其他列', { a: [1] }, '{"a":[1]}'],
    ['申请材料', [{ 未知: 1 }], '[{"未知":1}]'],
    ['编码', { $lost: 'CODE_DIGITS_LOST', found: '1.2E19' }, '1.2E19'],
  ])('however odd: %s %j', (name, value, cell) => {
    expect(flatValue(columns, name, value)).toBe(cell)
  })
})
