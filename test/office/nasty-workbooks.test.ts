import { describe, expect, it } from 'vitest'
import { readTable } from '../../src/office/index.ts'
import { answerOf, dataFile } from './support.ts'

const fuzzed = 'clusterfuzz-testcase-minimized'

describe('answering workbooks made to break readers', () => {
  it.each([
    ['57893-many-merges.xlsx', 0, 'FILE_EMPTY', {}],
    [
      `${fuzzed}-POIXSSFFuzzer-5937385319563264.xlsx`,
      181,
      'FILE_CORRUPT',
      { sheet: 'Exp8', facts: { zip: 'wrong checksum', part: 'xl/worksheets/sheet8.xml' } },
    ],
    [
      `${fuzzed}-XLSX2CSVFuzzer-5636439151607808.xlsx`,
      0,
      'FILE_CORRUPT',
      { facts: { zip: 'End of central directory not found' } },
    ],
    ['poc-shared-strings.xlsx', 0, 'FILE_CORRUPT', { sheet: 'Tabelle1', facts: { row: '0' } }],
    [
      'poc-xmlbomb.xlsx',
      0,
      'FILE_ENTITY_REFUSED',
      {
        facts: {
          part: 'xl/sharedStrings.xml',
          declaration: '<!DOCTYPE foo[\n<!ENTITY a0 "aaaaaaaaa">\n',
        },
      },
    ],
    ['protected_passtika.xlsx', 0, 'FILE_ENCRYPTED', {}],
    ['xlsx-corrupted.xlsx', 0, 'FILE_CORRUPT', { facts: { part: '_rels/.rels', xml: 'unexpected end' } }],
  ])(
    'refuses %s',
    async (name, rowsBefore, code, more) => {
      const { rows, problems, refusal } = await answerOf(readTable(dataFile(`nasty-xlsx/${name}`)))
      expect([rows.length, problems]).toEqual([rowsBefore, []])
      expect(refusal).toEqual({ code, severity: 'ERROR', path: [], facts: {}, ...more })
    },
    10_000,
  )

  it('reads inline strings', async () => {
    const { rows, refusal } = await answerOf(readTable(dataFile('nasty-xlsx/InlineStrings.xlsx')))
    expect(refusal).toBeUndefined()
    expect(rows.slice(0, 2)).toEqual([
      {
        sheet: 'Sheet1',
        row: 1,
        cells: [
          { column: 1, text: 'Numbers', kind: 'text' },
          { column: 2, text: 'Strings', kind: 'text' },
          { column: 3, text: 'Inline Strings', kind: 'text' },
          { column: 4, text: 'Formulas', kind: 'text' },
        ],
      },
      {
        sheet: 'Sheet1',
        row: 2,
        cells: [
          { column: 1, text: '12', kind: 'number' },
          { column: 2, text: 'A', kind: 'text' },
          { column: 3, text: '1st Inline String', kind: 'text' },
          { column: 4, text: '12', kind: 'formula' },
        ],
      },
    ])
  })

  it('reads strict OOXML', async () => {
    const { rows, refusal } = await answerOf(readTable(dataFile('nasty-xlsx/SampleSS.strict.xlsx')))
    expect(refusal).toBeUndefined()
    expect(rows.map(({ sheet, row, cells }) => [sheet, row, cells[0]?.text])).toEqual([
      ['First Sheet', 1, 'Test spreadsheet'],
      ['First Sheet', 2, '2nd row'],
      ['First Sheet', 4, 'This one is red'],
      ['Sheet Number 2', 1, 'Start of 2nd sheet'],
      ['Sheet Number 2', 2, 'Sheet 2 row 2'],
      ['Sheet Number 2', 4, "I'm in bold blue, on a yellow background"],
      ['Sheet Number 2', 6, 'cb=1'],
      ['Sheet Number 2', 7, '1'],
    ])
  })

  it('follows no schema that points outside', async () => {
    const { rows, refusal } = await answerOf(readTable(dataFile('nasty-xlsx/xxe_in_schema.xlsx')))
    expect(refusal).toBeUndefined()
    expect(rows.map(({ row, cells }) => [row, cells.map(({ text }) => text)])).toEqual([
      [9, ['/Test/Test', 'Column1', 'Column2']],
      [10, ['1']],
    ])
  })
})
