import { describe, expect, it } from 'vitest'
import { cellsOf, dataFile, read, sheetOf, workbook } from './support.ts'

const dateStyles =
  '<numFmts><numFmt numFmtId="170" formatCode="yyyy/m/d h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>'

describe('reading the cells of a workbook', () => {
  it.each([
    ['a shared string', '<c r="A1" t="s"><v>0</v></c>', '行政许可', 'text'],
    ['a rich text, its runs joined and its pinyin left out', '<c r="A1" t="s"><v>1</v></c>', '行政确认', 'text'],
    ['an empty shared string', '<c r="A1" t="s"><v>3</v></c><c r="B1"><v>1</v></c>', '1', 'number'],
    ['an inline string', '<c r="A1" t="inlineStr"><is><t> 居住证 </t></is></c>', ' 居住证 ', 'text'],
    ['an inline rich text', '<c t="inlineStr"><is><r><t>居</t></r><r><t>住</t></r></is></c>', '居住', 'text'],
    [
      'escapes',
      '<c t="inlineStr"><is><t>a&amp;b&#10;c_x000D_&#x10;_x005F_x0041_</t></is></c>',
      'a&b\nc\n\x10_x0041_',
      'text',
    ],
    ['CDATA', '<c t="str"><v><![CDATA[<许可>]]></v></c>', '<许可>', 'text'],
    ['true', '<c r="A1" t="b"><v>1</v></c>', 'TRUE', 'boolean'],
    ['false', '<c r="A1" t="b"><v>0</v></c>', 'FALSE', 'boolean'],
    ['an error', '<c r="A1" t="e"><v>#N/A</v></c>', '#N/A', 'error'],
    ['a number', '<c r="A1"><v>3</v></c>', '3', 'number'],
    ['a date', '<c r="A1" s="1"><v>45747</v></c>', '2025-03-31', 'date'],
    ['a date with a time', '<c r="A1" s="2"><v>45747.395833</v></c>', '2025-03-31 09:30', 'date'],
    ['a written-out date', '<c r="A1" t="d"><v>2025-03-31T09:30:00</v></c>', '2025-03-31 09:30', 'date'],
    ['a formula with its result', '<c r="A1"><f>1+1</f><v>2</v></c>', '2', 'formula'],
    ['a formula with a text', '<c r="A1" t="str"><f>A2&amp;B2</f><v>甲乙</v></c>', '甲乙', 'formula'],
    ['a formula without a result', '<c r="A1"><f>A2&amp;B2</f></c>', '=A2&B2', 'formula'],
    ['a cell whose tag is written otherwise', "<c\n t='inlineStr'  r = 'A1' ><is><t>x</t></is></c>", 'x', 'text'],
  ])('reads %s', async (_, cells, text, kind) => {
    const file = await sheetOf(`<row r="1">${cells}</row>`, '', {
      strings:
        '<si><t>行政许可</t></si><si><r><t>行政</t></r><r><rPr><b/></rPr><t>确认</t></r><rPh sb="0" eb="2"><t>xíng zhèng</t></rPh></si><si><t>x</t></si><si/>',
      styles: dateStyles,
    })
    const { rows } = await read(file)
    expect(rows[0]?.cells[0]).toMatchObject({ text, kind })
  })

  it('flags a code whose digits are already lost', async () => {
    const file = await sheetOf('<row r="1"><c r="A1"><v>1.1511602008834E+17</v></c></row>')
    const { rows } = await read(file)
    expect(rows).toEqual([
      { sheet: '表', row: 1, cells: [{ column: 1, text: '115116020088340000', kind: 'number', lossy: true }] },
    ])
  })

  it('counts days from 1904 where the workbook says so', async () => {
    const file = await sheetOf('<row r="1"><c r="A1" s="1"><v>44285</v></c></row>', '', {
      styles: dateStyles,
      properties: '<workbookPr date1904="1"/>',
    })
    expect(cellsOf(await read(file))).toEqual({ A1: '2025-03-31' })
  })

  it('reads a file whose writer prefixes every name, and takes nothing foreign for its own', async () => {
    const own = '<x:sheetData><x:row><x:c t="str"><x:v>甲</x:v></x:c><c t="str"><v>乙</v></c></x:row></x:sheetData>'
    const file = await workbook({ sheets: { 表: own }, root: 'x:worksheet' })
    expect(cellsOf(await read(file))).toEqual({ A1: '甲' })
  })
})

describe('numbering rows and columns', () => {
  it('keeps the numbers the person sees and leaves out what is empty', async () => {
    const file = await sheetOf(
      '<row r="3"><c r="B3"><v>1</v></c><c r="C3" s="1"/></row><row r="5"/><row r="9"><c r="A9"><v>2</v></c></row>',
    )
    expect(cellsOf(await read(file))).toEqual({ B3: '1', A9: '2' })
  })

  it('counts on where numbers are missing', async () => {
    const file = await sheetOf(
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
    )
    expect(cellsOf(await read(file))).toEqual({ A1: '1', B1: '2', C4: '3', D4: '4', A5: '5' })
  })

  it('puts cells that stand in disorder into column order', async () => {
    const { rows } = await read(await sheetOf('<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>'))
    expect(rows[0]?.cells.map(({ column }) => column)).toEqual([1, 3])
  })

  it.each(['<row r="0"/>', '<row r="1048577"/>', '<row r="x"/>', '<row r="1"><c r="1A"/></row>'])(
    'refuses %s',
    async (rows) => {
      expect((await read(await sheetOf(rows))).refusal).toMatchObject({ code: 'FILE_CORRUPT', sheet: '表' })
    },
  )
})

describe('reading merged cells', () => {
  const merged = (...ranges: string[]): string =>
    `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`

  it('repeats a vertically merged text in each of its rows, and no further', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><v>公安局</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="A2"/><c r="B2"><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c></row><row r="4"><c r="B4"><v>4</v></c></row>'
    expect(cellsOf(await read(await sheetOf(rows, merged('A1:A3'))))).toEqual({
      A1: '公安局',
      B1: '1',
      A2: '公安局',
      B2: '2',
      A3: '公安局',
      B3: '3',
      B4: '4',
    })
  })

  it('keeps a horizontally merged text in its first column', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><v>机构</v></c><c r="B1"/><c r="C1" t="str"><v>备注</v></c></row><row r="2"><c r="C2"><v>1</v></c></row>'
    expect(cellsOf(await read(await sheetOf(rows, merged('A1:B2'))))).toEqual({
      A1: '机构',
      C1: '备注',
      A2: '机构',
      C2: '1',
    })
  })

  it('calls a row wide whose only text is merged over columns', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><v>清单</v></c></row><row r="2"><c r="A2" t="str"><v>甲</v></c><c r="C2" t="str"><v>乙</v></c></row><row r="3"><c r="A3" t="str"><v>丙</v></c></row>'
    const { rows: found } = await read(await sheetOf(rows, merged('A1:C1', 'A2:B2')))
    expect(found.map(({ wide }) => wide)).toEqual([true, undefined, undefined])
  })

  it('does not repeat without end when merged cells overlap', async () => {
    const rows = '<row r="1"><c r="A1" t="str"><v>甲</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>'
    const answer = await read(await sheetOf(rows, merged('A1:A2', 'A1:A1048576')))
    expect(cellsOf(answer)).toEqual({ A1: '甲', A2: '甲', B2: '1' })
  })
})

describe('reading several sheets', () => {
  it('names each, says which are hidden and leaves out charts', async () => {
    const row = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    const file = await workbook({
      sheets: { 一: row, '二 &amp; 三': row, 四: row },
      states: { '二 &amp; 三': 'hidden', 四: 'veryHidden' },
    })
    const { rows } = await read(file)
    expect(rows.map(({ sheet, hidden }) => [sheet, hidden])).toEqual([
      ['一', undefined],
      ['二 & 三', true],
      ['四', true],
    ])
  })

  it('reads a list as a clerk lays it out', async () => {
    const { rows, problems, refusal } = await read(dataFile('lists/by-department.xlsx'))
    expect([rows.length, problems, refusal]).toEqual([535, [], undefined])
    expect(rows[0]).toEqual({
      sheet: '事项清单',
      row: 1,
      wide: true,
      cells: [{ column: 1, text: '广安区政务服务事项清单', kind: 'text' }],
    })
    expect(rows[5]?.row).toBe(7)
    expect(rows[5]?.cells.map(({ text }) => text)).toEqual([
      '3',
      '区教科体局',
      '中职和本专科建档立卡特别资助项目',
      'G-000007-001-511602000000-000-115113010833722043-1-00',
      '行政给付',
      '115113010833722043',
    ])
  })
})
