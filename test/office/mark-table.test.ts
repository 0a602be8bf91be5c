import { describe, expect, it } from 'vitest'
import { type Mark, type MarkOptions, markTable } from '../../src/office/index.ts'
import { limitsWith } from '../../src/office/limits.ts'
import { markFile } from '../../src/office/mark-file.ts'
import { markWording } from '../../src/office/marks.ts'
import type { TableFile } from '../../src/office/table.ts'
import { cellsOf, dataFile, entryOf, read, sheetOf, textFile, workbook } from './support.ts'

const error = (row: number, column: number | undefined, text: string, sheet = '表'): Mark => ({
  sheet,
  row,
  ...(column !== undefined && { column }),
  text,
  severity: 'ERROR',
})

const warning = (row: number, column: number | undefined, text: string, sheet = '表'): Mark => ({
  ...error(row, column, text, sheet),
  severity: 'WARNING',
})

/** Marks without a worker: the same code, a second sooner. */
const marked = async (file: TableFile, marks: readonly Mark[], options: MarkOptions = {}): Promise<TableFile> => ({
  name: 'marked.xlsx',
  bytes: (await markFile(file, limitsWith(), marks, markWording(options))).bytes,
})

const styles =
  '<fonts><font/></fonts><fills count="2"><fill/><fill/></fills><borders/><cellXfs count="2"><xf numFmtId="0" fillId="0"/><xf numFmtId="49" fontId="1" fillId="1" borderId="1"><alignment wrapText="1"/></xf></cellXfs>'

const list =
  '<row r="1" spans="1:2"><c r="A1" s="1" t="str"><v>名称</v></c><c r="B1" s="1" t="str"><v>编码</v></c></row><row r="2" spans="1:2" ht="30"><c r="A2" s="1" t="str"><v>甲</v></c><c r="B2" s="1"><f>1+1</f><v>2</v></c></row><row r="4"><c r="A4"><v>3</v></c></row>'

describe('marking a workbook', () => {
  it('changes the marked cells and adds one column; every other character stays', async () => {
    const file = await sheetOf(list, '<pageMargins left="1"/>', { styles })
    const sent = await marked(file, [error(2, 2, '编码不对'), warning(2, 1, '名称太短')])
    expect(await entryOf(sent, 'xl/s0.xml')).toBe(
      '<worksheet xmlns="m"><cols><col min="3" max="3" width="60" customWidth="1"/></cols><sheetData><row r="1"><c r="A1" s="1" t="str"><v>名称</v></c><c r="B1" s="1" t="str"><v>编码</v></c><c r="C1" s="1" t="inlineStr"><is><t xml:space="preserve">问题</t></is></c></row><row r="2" ht="30"><c s="2" r="A2" t="str"><v>甲</v></c><c s="3" r="B2"><f>1+1</f><v>2</v></c><c r="C2" s="4" t="inlineStr"><is><t xml:space="preserve">编码不对；名称太短</t></is></c></row><row r="4"><c r="A4"><v>3</v></c></row></sheetData><pageMargins left="1"/></worksheet>',
    )
  })

  it('adds variants of the styles that are there and touches none', async () => {
    const file = await sheetOf(list, '', { styles })
    const sent = await marked(file, [error(2, 2, '编码不对'), warning(4, 1, '名称太短')])
    expect(await entryOf(sent, 'xl/styles.xml')).toBe(
      '<styleSheet xmlns="m"><fonts><font/></fonts><fills><fill/><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFEB9C"/><bgColor indexed="64"/></patternFill></fill></fills><borders/><cellXfs><xf numFmtId="0" fillId="0"/><xf numFmtId="49" fontId="1" fillId="1" borderId="1"><alignment wrapText="1"/></xf>' +
        '<xf fillId="2" applyFill="1" numFmtId="49" fontId="1" borderId="1"><alignment wrapText="1"/></xf>' +
        '<xf fillId="2" applyFill="1" numFmtId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
        '<xf fillId="3" applyFill="1" numFmtId="0"/>' +
        '<xf fillId="3" applyFill="1" numFmtId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
        '</cellXfs></styleSheet>',
    )
  })

  it('copies all the rest', async () => {
    const file = await sheetOf(list, '', { styles, strings: '<si><t>x</t></si>', more: { 'xl/calcChain.xml': '<c/>' } })
    const sent = await marked(file, [error(2, 2, '编码不对')])
    expect(await entryOf(sent, 'xl/calcChain.xml')).toBe('<c/>')
    expect(await entryOf(sent, 'xl/strings.xml')).toBe('<sst xmlns="m"><si><t>x</t></si></sst>')
    expect(await entryOf(sent, '[Content_Types].xml')).toBe(await entryOf(file, '[Content_Types].xml'))
  })

  it('makes cells and rows that are not there, in their order', async () => {
    const sent = await marked(await sheetOf(list, '', { styles }), [
      error(3, 1, '空行'),
      error(4, 2, '缺'),
      error(9, undefined, '尾'),
    ])
    expect(cellsOf(await read(sent))).toEqual({
      A1: '名称',
      B1: '编码',
      A2: '甲',
      B2: '2',
      C2: '问题',
      C3: '空行',
      A4: '3',
      C4: '缺',
      C9: '尾',
    })
    expect(await entryOf(sent, 'xl/s0.xml')).toContain('<row r="3"><c r="A3" s="2"/><c r="C3" s="3"')
  })

  it('colours the corner of a merged cell, and keeps the message at its row', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><v>公安局</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="A2"/><c r="B2"><v>2</v></c></row>'
    const file = await sheetOf(rows, '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>', { styles })
    const xml = await entryOf(await marked(file, [error(2, 1, '没有这个部门')], { headerRows: { 表: 0 } }), 'xl/s0.xml')
    expect(xml).toContain('<row r="1"><c s="2" r="A1" t="str">')
    expect(xml).toContain('<row r="2"><c r="A2"/><c r="B2"><v>2</v></c><c r="C2" s="3"')
  })

  it('adds its column beside those the sheet already describes', async () => {
    const cols = '<cols><col min="1" max="2" width="9"/><col min="3" max="16384" width="5" style="1"/></cols>'
    const wide = await workbook({ sheets: { 表: `${cols}<sheetData>${list}</sheetData>` }, styles })
    const xml = await entryOf(await marked(wide, [error(2, 4, '外面')]), 'xl/s0.xml')
    expect(xml).toContain(
      '<cols><col min="1" max="2" width="9"/><col min="3" max="4" width="5" style="1"/><col min="5" max="5" width="60" customWidth="1"/><col min="6" max="16384" width="5" style="1"/></cols>',
    )
  })

  it('gives a workbook without styles a part for them', async () => {
    const sent = await marked(await sheetOf(list), [error(2, 2, '编码不对')])
    expect(await entryOf(sent, '[Content_Types].xml')).toContain(
      '<Override PartName="/xl/hutong-styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    )
    expect(await entryOf(sent, 'xl/_rels/workbook.xml.rels')).toContain(
      'Target="/xl/hutong-styles.xml"/></Relationships>',
    )
    expect((await read(sent)).refusal).toBeUndefined()
  })

  it('uses the column of an earlier marking again', async () => {
    const once = await marked(await sheetOf(list, '', { styles }), [error(2, 2, '一'), error(4, 1, '二')], {
      headerRows: { 表: 1 },
    })
    const twice = await marked(once, [error(4, 1, '三')], { headerRows: { 表: 1 } })
    expect(cellsOf(await read(twice))).toEqual({
      A1: '名称',
      B1: '编码',
      C1: '问题',
      A2: '甲',
      B2: '2',
      A4: '3',
      C4: '三',
    })
  })

  it('marks a list as a clerk lays it out, with the words where its header stands', async () => {
    const sent = await marked(dataFile('lists/by-department.xlsx'), [error(7, 4, '编码不对', '事项清单')], {
      headerRows: { 事项清单: 3 },
      messageHeader: '须改正',
    })
    const cells = cellsOf(await read(sent))
    expect([cells.H3, cells.H7, cells.H8]).toEqual(['须改正', '编码不对', undefined])
  })

  it('marks strict OOXML', async () => {
    const sent = await marked(dataFile('nasty-xlsx/SampleSS.strict.xlsx'), [error(2, 1, '不对', 'First Sheet')])
    expect(cellsOf(await read(sent))).toMatchObject({ C1: '问题', C2: '不对' })
  })

  it('refuses what cannot be read', async () => {
    const answer = await markTable(dataFile('nasty-xlsx/poc-xmlbomb.xlsx'), [error(1, 1, 'x')])
    expect(answer).toMatchObject({ problem: { code: 'FILE_ENTITY_REFUSED' } })
  })
})

describe('marking what has no look', () => {
  it('makes a workbook of a CSV, row for row', async () => {
    const file = textFile('清单.csv', '名称,编码\n\n甲,=1+1\n乙,0012')
    const sent = await marked(file, [error(3, 2, '编码不对', ''), warning(4, 1, '太短', '')], { headerRows: { '': 1 } })
    expect(cellsOf(await read(sent))).toEqual({
      A1: '名称',
      B1: '编码',
      C1: '问题',
      A3: '甲',
      B3: '=1+1',
      C3: '编码不对',
      A4: '乙',
      B4: '0012',
      C4: '太短',
    })
  })

  it('says the line of each row of an ndjson file, also of one that could not be read', async () => {
    const file = textFile('list.ndjson', '{"名称":"甲"}\n{"名称":\n{"名称":"乙"}')
    const sent = await marked(file, [error(2, undefined, '读不出', ''), error(3, 1, '不对', '')], {
      headerRows: { '': 0 },
    })
    expect(cellsOf(await read(sent))).toEqual({
      A1: '原行号',
      B1: '名称',
      C1: '问题',
      A2: '1',
      B2: '甲',
      A3: '2',
      C3: '读不出',
      A4: '3',
      B4: '乙',
      C4: '不对',
    })
  })

  it('keeps only headers and rows with problems of a long list', async () => {
    const answer = await markTable(dataFile('lists/several-sheets.xlsx'), [error(9, 3, '类型不对', '清单（2025）')], {
      headerRows: { '清单（2025）': 1 },
      onlyProblemRowsAbove: 500,
    })
    expect(answer).toMatchObject({ onlyProblemRows: true })
    const { rows } = await read({ name: 'a.xlsx', bytes: 'bytes' in answer ? answer.bytes : new Uint8Array() })
    expect(
      rows.filter(({ sheet }) => sheet === '清单（2025）').map(({ cells }) => cells.map(({ text }) => text)),
    ).toEqual([
      [
        '原行号',
        '事项编码',
        '事项名称',
        '事项类型',
        '统一社会信用代码',
        '实施主体',
        '序号',
        '实施日期',
        '备注',
        '问题',
      ],
      [
        '9',
        '512B0156000000-511602000000-000-115113010833722043-1-00',
        '进城务工人员随迁子女接受义务教育入学申请办理',
        '公共服务',
        '115113010833722043',
        '区教科体局',
        '8',
        '2025-01-08',
        '跨区域通办',
        '类型不对',
      ],
    ])
  })
})
