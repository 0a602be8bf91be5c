import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { done } from '../../src/base/outcome.ts'
import { proposeCodeMap } from '../../src/sync/propose-code-map.ts'
import { setCodeMap } from '../../src/sync/set-code-map.ts'
import { operatorOf, partnerOf } from '../support/callers.ts'
import { codesOf, makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'
import { ofBaotouSystem } from '../support/pushing.ts'

const { db } = await openTestDatabase()
const now = '2026-11-27T01:00:00Z'
const source = { city: '150200', source: 'unknown' }

const proposed = (name: string, content: string | Uint8Array) =>
  inHub(db, now, async (hub) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    return must(await proposeCodeMap(hub, ofBaotouSystem, source, async () => done({ name, bytes })))
  })

const partnerCsv = [
  '登记表,,,,,,,,',
  'SXMC,SSZTMC,QDBM,BJLX,CNSX,FDSX,XSCJ,ZXDH,GXSJ',
  '居住证办理,公安局,12441500196720244T3442199806003,1,当场,20个工作日,4,0472-1111111,2026-11-20 08:00:00',
  '失业登记,人社局,12441500196720244T3442199806004,2,5天,20个工作日,4,0472-2222222,2026-11-21 08:00:00',
  '社保卡补领,人社局,12441500196720244T3442199806005,1,当场,10个工作日,4,0472-2222222,2026-11-21 08:00:00',
  '合计,3,,,,,,,',
].join('\n')

describe('proposing a code map for an unknown sheet', () => {
  it('names fields by what columns are called and by what they hold', async () => {
    const { rows, columns, headerRows, map } = await proposed('partner.csv', partnerCsv)
    expect([rows, headerRows]).toEqual([3, [{ sheet: '', row: 2 }]])
    expect(columns.map(({ column, field, because, fillRate }) => [column, field, because, fillRate])).toEqual([
      ['SXMC', 'name', 'HINT', 1],
      ['SSZTMC', 'competentAuthority', 'HINT', 1],
      ['QDBM', 'implementationCode', 'HINT', 1],
      ['BJLX', 'caseKind', 'HINT', 1],
      ['CNSX', 'committedLimit', 'HINT', 1],
      ['FDSX', 'statutoryLimit', 'HINT', 1],
      ['XSCJ', 'level', 'HINT', 1],
      ['ZXDH', 'consultationTelephone', 'HINT', 1],
      ['GXSJ', 'time', 'HINT', 1],
    ])
    expect(columns[2]!.shapes).toEqual({ IMPLEMENTATION_CODE: 3 })
    expect(map.columns).toMatchObject({ SXMC: 'name', GXSJ: 'time' })
  })

  it('leaves digits open, and says what the rows speak for', async () => {
    const { values, map } = await proposed('partner.csv', partnerCsv)
    expect(
      values.map(({ field, theirs, rows, ours, likely, evidence }) => [field, theirs, rows, ours, likely, evidence]),
    ).toEqual([
      ['caseKind', '1', 2, null, 'ON_THE_SPOT', [{ fact: 'COMMITTED_LIMIT_ON_THE_SPOT', rows: 2, of: 2 }]],
      ['caseKind', '2', 1, null, 'TIME_COMMITTED', [{ fact: 'COMMITTED_LIMIT_ON_THE_SPOT', rows: 0, of: 1 }]],
      ['limitUnit', '天', 1, null, null, []],
      ['level', '4', 3, null, '3', [{ fact: 'LEVEL_IN_CODE', rows: 3, of: 3 }]],
    ])
    expect(map.values).toEqual({ caseKind: { 1: null, 2: null }, limitUnit: { 天: null }, level: { 4: null } })
  })

  it('says what a push would lack, and which column might do', async () => {
    const { missing } = await proposed('partner.csv', partnerCsv)
    expect(missing.map(({ code, facts }) => [code, facts.field, facts.candidates])).toEqual([
      ['MAP_FIELD_UNCERTAIN', 'version', ['GXSJ']],
    ])
    const bare = await proposed('bare.csv', '承诺时限,备注\n5,甲\n7,乙\n')
    expect(bare.missing.map(({ code, field }) => [code, field])).toEqual([
      ['MAP_LACKS_FIELD', 'name'],
      ['MAP_LACKS_FIELD', 'competentAuthority'],
      ['MAP_LACKS_FIELD', 'version'],
      ['MAP_LACKS_FIELD', 'rowId'],
      ['MAP_LACKS_CODE', 'code'],
      ['MAP_LACKS_UNIT', 'committedLimit'],
    ])
  })

  it('understands the list of a real district', async () => {
    const list = readFileSync(new URL('../data/guangan-district.csv', import.meta.url))
    const { rows, columns, map } = await proposed('guangan-district.csv', list)
    expect(rows).toBe(531)
    expect(columns.map(({ column, field, otherwise }) => [column, field, otherwise])).toEqual([
      ['department', 'competentAuthority', null],
      ['main', null, null],
      ['name', 'name', null],
      ['areaCode', null, null],
      ['itemCode', 'code', null],
      ['taskType', 'kind', null],
      // Half of them are no credit identifiers: mapped they would refuse half of the rows.
      ['deptCode', null, 'creditIdentifier'],
    ])
    expect(map.values).toEqual({ kind: { 1: null, 5: null, 7: null, 8: null, 9: null, 10: null, 20: null } })
  })
})

describe('proposing a code map for rows', () => {
  it('looks into lists, and takes what is known for granted', () =>
    inHub(db, now, async (hub) => {
      await makeCluster(hub)
      const entries = [
        { field: null, theirs: 'clqd', ours: 'materials' },
        { field: 'caseKind', theirs: '1', ours: 'ON_THE_SPOT' },
      ]
      must(
        await setCodeMap(hub, ofBaotouSystem, { ...source, cluster: 'hbew', entries, replaces: false, dryRun: false }),
      )
      const content = {
        事项名称: '某事项',
        部门: '某局',
        办件类型: 1,
        clqd: [
          { clmc: '身份证', sfby: '1' },
          { clmc: '申请表', sfby: '必要' },
        ],
      }
      const lines = [JSON.stringify({ rowId: 'a', version: 1, operation: 'UPSERT', content }), 'no', '']
      const bytes = new TextEncoder().encode(lines.join('\n'))
      const outcome = await proposeCodeMap(hub, ofBaotouSystem, source, async () => done({ name: 'r.ndjson', bytes }))
      const { columns, values, missing, map } = must(outcome)
      expect(columns.map(({ list, column, field, because }) => [list, column, field, because])).toEqual([
        [null, '事项名称', 'name', 'HEADER'],
        [null, '部门', 'competentAuthority', 'HEADER'],
        [null, '办件类型', 'caseKind', 'HEADER'],
        [null, 'clqd', 'materials', 'MAPPED'],
        ['clqd', 'clmc', 'materials.name', 'HINT'],
        ['clqd', 'sfby', 'materials.necessity', 'HINT'],
      ])
      expect(values.map(({ theirs, ours }) => [theirs, ours])).toEqual([
        ['1', 'ON_THE_SPOT'],
        ['1', null],
        ['必要', 'REQUIRED'],
      ])
      expect([codesOf(outcome), codesOf({ problems: missing })]).toEqual([['LINES_NOT_JSON'], ['MAP_LACKS_CODE']])
      expect(map.columns).toEqual({ clqd: 'materials', clmc: 'materials.name', sfby: 'materials.necessity' })
    }))

  it('keeps a bounded part of however many columns and values', async () => {
    const wide = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`c${index}`, 'x'.repeat(1000)]))
    const many = Array.from({ length: 1500 }, (_, index) => JSON.stringify({ c0: `值${index}` }))
    const { columns, rows } = await proposed('wide.ndjson', [JSON.stringify(wide), ...many].join('\n'))
    expect([rows, columns.length]).toEqual([1501, 300])
    expect(columns[0]).toMatchObject({ filled: 1501, distinct: 1000, hasMoreValues: true })
    expect(columns[0]!.examples[0]).toHaveLength(60)
  })
})

describe('refusing to look', () => {
  const look = (caller: typeof ofBaotouSystem, name: string, text: string, to = source) =>
    inHub(db, now, (hub) =>
      proposeCodeMap(hub, caller, to, async () => done({ name, bytes: new TextEncoder().encode(text) })),
    )

  it.each([
    ['a file without rows', 'rows.ndjson', 'no\nno', 'ROW_NOT_JSON'],
    ['a sheet without a header', 'rows.csv', '1\n2\n', 'SHEET_NOT_UNDERSTOOD'],
    ['what is no table', 'rows.xlsx', 'x', 'FILE_TYPE_MISMATCH'],
  ])('at %s', async (_, name, text, code) => {
    expect(codesOf(await look(ofBaotouSystem, name, text))).toEqual([code])
  })

  it('for who may not map', async () => {
    expect(codesOf(await look(operatorOf('150200', 'hbew'), 'a.csv', partnerCsv))).toEqual(['FORBIDDEN'])
    expect(codesOf(await look(partnerOf('150100', 'hbew'), 'a.csv', partnerCsv))).toEqual(['FORBIDDEN'])
    expect(codesOf(await look(ofBaotouSystem, 'a.csv', partnerCsv, { ...source, source: '?' }))).toEqual([
      'SOURCE_CODE_INVALID',
    ])
  })
})
