import { describe, expect, it } from 'vitest'
import { columnName, writeCsv, writeWorkbook } from '../../src/office/index.ts'
import { sheetNames } from '../../src/office/write-package.ts'
import { cellsOf, read, textFile } from './support.ts'

const book = {
  name: '事项',
  columns: [{ header: '名称', width: 30 }, { header: '数' }],
  rows: [
    ['=cmd|calc', 1.5],
    ['+86\t_x000D_\u0001😀', null],
    ['', -7],
  ],
  freezeHeader: true,
}

describe('writing a workbook', () => {
  it('comes back as it was, strings as text and numbers as numbers', async () => {
    const { rows, problems, refusal } = await read({ name: 'a.xlsx', bytes: await writeWorkbook([book]) })
    expect([problems, refusal]).toEqual([[], undefined])
    expect(
      rows.map(({ row, cells }) => [
        row,
        cells.map(({ column, text, kind }) => `${columnName(column)} ${kind} ${text}`),
      ]),
    ).toEqual([
      [1, ['A text 名称', 'B text 数']],
      [2, ['A text =cmd|calc', 'B number 1.5']],
      [3, ['A text +86\t_x000D_\u0001😀']],
      [4, ['B number -7']],
    ])
  })

  it('gives the same bytes for the same content', async () => {
    expect(Buffer.compare(await writeWorkbook([book]), await writeWorkbook([book]))).toBe(0)
  })

  it('takes rows as they come', async () => {
    async function* rows() {
      yield ['甲']
      yield ['乙']
    }
    const bytes = await writeWorkbook([{ name: '表', columns: [{ header: '名' }], rows: rows() }])
    expect(cellsOf(await read({ name: 'a.xlsx', bytes }))).toEqual({ A1: '名', A2: '甲', A3: '乙' })
  })

  it('cuts what no cell can hold', async () => {
    const bytes = await writeWorkbook([{ name: '表', columns: [{ header: '名' }], rows: [['a'.repeat(40_000)]] }])
    const { rows } = await read({ name: 'a.xlsx', bytes })
    expect(rows[1]?.cells[0]?.text.length).toBe(32_767)
  })

  it.each([
    [
      ['事项/清单', '事项/清单'],
      ['事项 清单', '事项 清单(2)'],
    ],
    [
      ['', "'a'"],
      ['Sheet1', 'a'],
    ],
    [['一'.repeat(40)], ['一'.repeat(31)]],
    [
      ['A', 'a', 'A(2)'],
      ['A', 'a(2)', 'A(2)(2)'],
    ],
  ])('names sheets as Excel allows: %j', (wanted, names) => {
    expect(sheetNames(wanted)).toEqual(names)
  })
})

describe('writing a CSV', () => {
  it('writes what Excel reads as UTF-8 and runs nothing of it', () => {
    const rows = [
      ['名称', '数'],
      ['=1+1', -5],
      ["'=x", null],
      ['a"b', '甲，乙'],
    ]
    expect([...writeCsv(rows)].join('')).toBe('\ufeff名称,数\r\n\'=1+1,-5\r\n\'\'=x,\r\n"a""b","甲，乙"\r\n')
  })

  it('reads back without a difference', async () => {
    const texts = ['=1', '+1', '-1', '@x', "'=1", "''", "'x", 'a,b', 'a;b', 'a\tb', 'a\r\nb', '"', ' a ', '，', '\t=1']
    const { rows } = await read(textFile('list.csv', [...writeCsv([['标题'], texts])].join('')))
    expect(rows[1]?.cells.map(({ text }) => text)).toEqual(texts)
  })
})

describe('writing a long list', () => {
  it('is read back whole', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => [`事项${index}`, index])
    const bytes = await writeWorkbook([{ name: '表', columns: [{ header: 'a' }, { header: 'b' }], rows }])
    const answer = await read({ name: 'a.xlsx', bytes })
    expect(answer.rows.length).toBe(2001)
    expect(answer.rows[2000]?.cells.map(({ text }) => text)).toEqual(['事项1999', '1999'])
  })
})
