import { describe, expect, it } from 'vitest'
import { problem } from '../../src/base/problem.ts'
import { readHeader, readHeaderMap } from '../../src/catalogue/list-header.ts'
import { openListReader } from '../../src/catalogue/list-rows.ts'
import type { TableRow } from '../../src/office/index.ts'

const noMap = new Map()
const cells = (...texts: string[]) => new Map(texts.map((text, i) => [i + 1, text]))
const fieldsOf = (header: ReturnType<typeof readHeader>) => header?.columns.map(({ field }) => field) ?? null

describe('understanding a header', () => {
  it.each<[string, string[], (string | null)[] | null]>([
    [
      'Chinese',
      ['序号', '事项名称', '实施编码', '事项类型', '实施主体', '备注'],
      [null, 'name', 'code', 'kind', 'department', 'note'],
    ],
    [
      'English, in another order',
      ['deptName', 'itemCode', 'Item Name', 'taskType'],
      ['department', 'code', 'name', 'kind'],
    ],
    ['blanks, brackets and line breaks', ['事项\n名称', '（实施主体）'], ['name', 'department']],
    ['full width', ['ＮＡＭＥ', 'ｃｏｄｅ'], ['name', 'code']],
    ['a title', ['四城通办事项清单'], null],
    ['a name alone', ['事项名称', '联系人'], null],
    ['no name', ['事项编码', '实施主体'], null],
    ['data', ['社会保障卡申领', '152014001000', '公共服务'], null],
  ])('%s', (_, texts, fields) => {
    expect(fieldsOf(readHeader(cells(...texts), noMap))).toEqual(fields)
  })

  it('gives a field that two columns claim to the first, and says so', () => {
    const header = readHeader(cells('事项名称', '子项名称', '编码'), noMap)
    expect([fieldsOf(header), header?.claimedTwice]).toEqual([
      ['name', null, 'code'],
      [{ field: 'name', header: '子项名称' }],
    ])
  })

  it('lets a map choose, and leave a column out', () => {
    const { map, problems } = readHeaderMap(['子项 名称=name', '事项名称=-', '编 码=localCode'])
    expect([problems, fieldsOf(readHeader(cells('事项名称', '子项名称', '编码'), map))]).toEqual([
      [],
      [null, 'name', 'localCode'],
    ])
  })

  it('takes a map’s name alone for a header', () => {
    const { map } = readHeaderMap(['办事指南=name'])
    expect(fieldsOf(readHeader(cells('序', '办事指南'), map))).toEqual([null, 'name'])
  })

  it.each(['事项名称', '=name', '事项名称=colour', '', '事项名称='])('refuses the map %j', (entry) => {
    expect(readHeaderMap([entry]).problems).toMatchObject([{ code: 'MAP_INVALID', path: ['map'], facts: { entry } }])
  })
})

interface Sheet {
  readonly sheet?: string
  readonly hidden?: true
}
const row = (at: number, texts: string[], more: Sheet & { wide?: true } = {}): TableRow => ({
  sheet: '',
  ...more,
  row: at,
  cells: texts.flatMap((text, i) => (text === '' ? [] : [{ column: i + 1, text, kind: 'text' as const }])),
})
const read = (...rows: TableRow[]) => {
  const reader = openListReader(noMap)
  const listed = reader.read({ rows, problems: [] })
  return { names: listed.map(({ place, fields }) => [place.row, fields.name]), ...reader.finish() }
}
const head = ['事项名称', '事项编码', '实施主体']
const said = ({ problems }: ReturnType<typeof read>) => problems.map(({ code, facts }) => [code, facts])

describe('reading the rows of a list', () => {
  it('leaves out titles above, and says where the header is', () => {
    const list = read(
      row(1, ['四城通办事项清单'], { wide: true }),
      row(2, ['2026年3月']),
      row(4, head),
      row(5, ['社保卡', 'A1', '人社局']),
    )
    expect([list.names, list.headerRows, list.problems]).toEqual([[[5, '社保卡']], [{ sheet: '', row: 4 }], []])
  })

  it.each([
    ['a note', ['注：本清单自公布之日起施行']],
    ['a numbered note', ['备注1.以上事项均可网办']],
    ['a total', ['合计', '', '3项']],
    ['a sum in words', ['共计3项']],
    ['who made it', ['填表人：张三', '审核人：李四']],
    ['whom to ask', ['联系人：张三', '', '0471-1234567']],
    ['a stamp', ['单位（盖章）：', '', '2026年3月2日']],
    ['a row that names a department only', ['', '', '人社局']],
  ])('leaves out %s, and says which row', (_, texts) => {
    const list = read(row(1, head), row(2, ['社保卡', 'A1', '人社局']), row(3, texts))
    expect([list.names, said(list)]).toEqual([[[2, '社保卡']], [['ROWS_LEFT_OUT', { count: 1, rows: '3' }]]])
  })

  it.each(['注销登记', '注册会计师资格认定', '审核出具证明', '说明书备案', '审核转报'])(
    'takes %s for an item, though it begins like a note',
    (name) => {
      const list = read(row(1, head), row(2, [name, 'A1']))
      expect([list.names, list.problems]).toEqual([[[2, name]], []])
    },
  )

  it('takes a row with a name only for an item', () => {
    expect(read(row(1, head), row(2, ['社保卡'])).names).toEqual([[2, '社保卡']])
  })

  it('leaves out sections, which stand in one wide cell', () => {
    const list = read(row(1, head), row(2, ['一、人社局'], { wide: true }), row(3, ['社保卡', 'A1', '人社局']))
    expect(list.names).toEqual([[3, '社保卡']])
  })

  it('leaves out a header that is repeated on each page, also one with line breaks', () => {
    const broken = ['事项\n名称', '事项编码', '实施主体']
    const list = read(
      row(1, broken),
      row(2, ['社保卡', 'A1', '人社局']),
      row(3, broken),
      row(4, ['公积金', 'A2', '中心']),
    )
    expect([list.names, list.problems]).toEqual([
      [
        [2, '社保卡'],
        [4, '公积金'],
      ],
      [],
    ])
  })

  it('finds the header of each sheet, and reads no hidden one and none without a header', () => {
    const list = read(
      row(1, head, { sheet: '一' }),
      row(2, ['社保卡', 'A1', '人社局'], { sheet: '一' }),
      row(1, ['说明'], { sheet: '二' }),
      row(1, ['事项编码', '事项名称'], { sheet: '三' }),
      row(2, ['A2', '公积金'], { sheet: '三' }),
      row(1, head, { sheet: '四', hidden: true }),
      row(2, ['旧事项', 'A3', '旧局'], { sheet: '四', hidden: true }),
    )
    expect(list.names).toEqual([
      [2, '社保卡'],
      [2, '公积金'],
    ])
    expect(said(list)).toEqual([
      ['SHEET_WITHOUT_HEADER', { sheet: '二', rows: 1 }],
      ['SHEET_HIDDEN', { sheet: '四' }],
    ])
  })

  it('refuses a file without any header', () => {
    expect(said(read(row(1, ['社保卡', 'A1'])))).toEqual([['HEADER_NOT_FOUND', { rows: 50 }]])
    expect(said(read())).toEqual([['HEADER_NOT_FOUND', { rows: 50 }]])
  })

  it('refuses a code whose digits the spreadsheet lost, at its cell', () => {
    const reader = openListReader(noMap)
    const lossy = { column: 2, text: '152014001000000000', kind: 'number' as const, lossy: true as const }
    const name = { column: 1, text: '社保卡', kind: 'text' as const }
    const [listed] = reader.read({ rows: [row(1, head), { sheet: '', row: 2, cells: [name, lossy] }], problems: [] })
    expect(listed?.problems).toMatchObject([
      { code: 'CODE_DIGITS_LOST', field: 'code', facts: { found: '152014001000000000' } },
    ])
    expect(listed?.place.columns).toEqual({ name: 'A', code: 'B', department: 'C' })
  })

  it('makes a row of a line that could not be read', () => {
    const reader = openListReader(noMap)
    const unread = problem('LINE_UNREADABLE', { row: 3 })
    const listed = reader.read({ rows: [row(1, head), row(2, ['社保卡', 'A1', '人社局'])], problems: [unread] })
    expect(listed.map(({ place, problems }) => [place.index, place.row, problems?.map(({ code }) => code)])).toEqual([
      [0, 2, []],
      [1, 3, ['LINE_UNREADABLE']],
    ])
  })
})
