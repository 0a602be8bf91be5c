import { describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../src/office/index.ts'
import { partsOf } from './parts.ts'
import { cellsOf, read } from './support.ts'

const annex = {
  name: '各市',
  columns: [
    { header: '城市', width: 14 },
    { header: '重点工程（个）', format: 'WHOLE' },
    { header: '年度计划（万元）', format: 'MONEY' },
    { header: '完成率', format: 'SHARE' },
  ],
  rows: [
    ['呼和浩特市', 1284, 1234.567891, 0.8631],
    ['包头市', 0, null, null],
  ],
  freezeHeader: true,
  print: { title: '各市进展情况', note: '截至2026年11月20日' },
} as const

const write = () => writeWorkbook([annex], { title: '附表', writtenAt: '2026-11-20T04:00:00Z' })

describe('writing a table to be printed', () => {
  it('keeps numbers as numbers, each in its look', async () => {
    const { 'xl/worksheets/sheet1.xml': xml } = await partsOf(await write())
    expect(xml).toContain(
      '<c r="B4" s="11"><v>1284</v></c><c r="C4" s="12"><v>1234.567891</v></c><c r="D4" s="13"><v>0.8631</v></c>',
    )
    expect(xml).toContain('<c r="B5" s="11"><v>0</v></c><c r="C5" s="10"/><c r="D5" s="10"/>')
  })

  it('prints on A4 lying down, as wide as the page, its head on each page and in view', async () => {
    const { 'xl/worksheets/sheet1.xml': xml, 'xl/workbook.xml': book } = await partsOf(await write())
    expect(xml).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
    expect(xml).toContain('<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>')
    expect(xml).toContain('<mergeCells count="2"><mergeCell ref="A1:D1"/><mergeCell ref="A2:D2"/></mergeCells>')
    expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
    expect(book).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="0">\'各市\'!$1:$3</definedName>')
  })

  it('is read as it was written, and the same bytes twice, with the time that was given', async () => {
    const bytes = await write()
    const cells = cellsOf(await read({ name: 'annexes.xlsx', bytes }))
    expect(cells).toMatchObject({
      A1: '各市进展情况',
      A2: '截至2026年11月20日',
      A3: '城市',
      A4: '呼和浩特市',
      B4: '1284',
    })
    expect(Buffer.from(bytes).equals(Buffer.from(await write()))).toBe(true)
    expect((await partsOf(bytes))['docProps/core.xml']).toContain('>2026-11-20T04:00:00Z</dcterms:created>')
  })
})
