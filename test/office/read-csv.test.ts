import { describe, expect, it } from 'vitest'
import { CsvScanner } from '../../src/office/csv-scanner.ts'
import { cellsOf, dataFile, read, textFile } from './support.ts'

const csv = (text: string) => read(textFile('list.csv', text))

const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le')
const swapped = (bytes: Uint8Array): Uint8Array => Buffer.from(bytes).swap16()

const piecesOf = (text: string, length: number): string[] => text.match(new RegExp(`[^]{1,${length}}`, 'g')) ?? []

describe('recognising the encoding of a CSV', () => {
  it.each([
    ['UTF-8', Buffer.from('名称,编码\n许可,1')],
    ['UTF-8 with a mark', Buffer.from('\ufeff名称,编码\n许可,1')],
    ['UTF-16, little end first', utf16('名称,编码\n许可,1')],
    ['UTF-16, big end first', swapped(utf16('名称,编码\n许可,1'))],
    ['GB18030', Buffer.from('c3fbb3c62cb1e0c2eb0ad0edbfc92c31', 'hex')],
  ])('reads %s', async (_, bytes) => {
    expect(cellsOf(await read({ name: 'list.csv', bytes }))).toEqual({ A1: '名称', B1: '编码', A2: '许可', B2: '1' })
  })

  it('reads GB18030 whose first Chinese character stands far down', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n'.repeat(100_000)), Buffer.from('d0edbfc9', 'hex')])
    const { rows } = await read({ name: 'list.csv', bytes })
    expect(rows.at(-1)).toEqual({ sheet: '', row: 100_001, cells: [{ column: 1, text: '许可', kind: 'text' }] })
  })

  it('refuses bytes that are neither', async () => {
    const { refusal } = await read({ name: 'list.csv', bytes: Buffer.from('612c62ff', 'hex') })
    expect(refusal).toMatchObject({ code: 'FILE_ENCODING_UNKNOWN', facts: { tried: ['utf-8', 'gb18030'] } })
  })

  it('reads the same list from UTF-8 and GB18030', async () => {
    const [one, other] = [await read(dataFile('lists/utf8-bom.csv')), await read(dataFile('lists/gb18030.csv'))]
    expect(one.rows.length).toBe(532)
    expect(other).toEqual(one)
  })
})

describe('recognising what separates the cells', () => {
  it.each([
    ['commas', '名称,编码\n许可,1'],
    ['semicolons', '名称;编码\n许可;1'],
    ['tabs', '名称\t编码\n许可\t1'],
    ['full-width commas', '名称，编码\n许可，1'],
    ['carriage returns alone', '名称,编码\r许可,1'],
  ])('finds %s', async (_, text) => {
    expect(cellsOf(await csv(text))).toEqual({ A1: '名称', B1: '编码', A2: '许可', B2: '1' })
  })

  it('is not misled by a title, by quotes, or by prose', async () => {
    expect(cellsOf(await csv('事项清单\n名称,说明\n"a;b;c;d",甲，乙，丙，丁\n许可,戊'))).toEqual({
      A1: '事项清单',
      A2: '名称',
      B2: '说明',
      A3: 'a;b;c;d',
      B3: '甲，乙，丙，丁',
      A4: '许可',
      B4: '戊',
    })
  })
})

describe('reading the records of a CSV', () => {
  it('counts records, not lines', async () => {
    const answer = await csv('a,"b\nc"\n\nd,"e""f"\r\n')
    expect(cellsOf(answer)).toEqual({ A1: 'a', B1: 'b\nc', A3: 'd', B3: 'e"f' })
  })

  it('takes quotes inside a text as Excel takes them', async () => {
    expect(cellsOf(await csv('5"管,x\n"甲"乙,y'))).toEqual({ A1: '5"管', B1: 'x', A2: '甲乙', B2: 'y' })
  })

  it('says where a quote was opened and never closed', async () => {
    const { refusal } = await csv('a,b\n"c,d\ne,f')
    expect(refusal).toMatchObject({ code: 'CSV_QUOTE_NOT_CLOSED', row: 2 })
  })

  it.each([1, 2, 3, 5, 7])('reads the same however the text is cut into pieces of %i', (length) => {
    const fields: string[] = []
    const handler = {
      field: (text: string) => void fields.push(text),
      endRecord: () => void fields.push('|'),
      endless: () => void fields.push('endless'),
    }
    const scanner = new CsvScanner(',', 100, handler)
    for (const piece of piecesOf('a,"b""\r\n",\r\n"c"d,\n\r"",e', length)) scanner.write(piece)
    scanner.end()
    expect(fields).toEqual(['a', 'b"\r\n', '', '|', 'cd', '', '|', '', '|', '', 'e', '|'])
  })

  it('refuses a quoted text that swallows the rest of a long file', async () => {
    const { refusal } = await csv(`a,b\n"c,d\n${'e,f\n'.repeat(100_000)}`)
    expect(refusal).toMatchObject({ code: 'FILE_TEXT_TOO_LONG', row: 2, facts: { limit: 32767 } })
  })

  it.each([
    ["'=1+1", '=1+1'],
    ["'+86", '+86'],
    ["'-", '-'],
    ["'@x", '@x'],
    ["''=1", "'=1"],
    ["'quoted'", "'quoted'"],
    ['=1+1', '=1+1'],
  ])('reads %s as %s', async (written, text) => {
    expect(cellsOf(await csv(`${written},x`))).toEqual({ A1: text, B1: 'x' })
  })

  it('reports a NUL at its cell and reads on', async () => {
    const { rows, problems } = await csv('a,b\nc\0d,e\nf,g')
    expect(rows.length).toBe(3)
    expect(rows[1]?.cells[0]?.text).toBe('c\ufffdd')
    expect(problems).toEqual([
      {
        code: 'CELL_TEXT_NOT_ALLOWED',
        severity: 'ERROR',
        path: [],
        row: 2,
        cell: 'A2',
        facts: { character: 'U+0000' },
      },
    ])
  })

  it('reports half a character of UTF-16', async () => {
    const { problems } = await read({ name: 'list.csv', bytes: utf16('a,b\ud83d\n') })
    expect(problems).toMatchObject([{ code: 'CELL_TEXT_NOT_ALLOWED', cell: 'B1', facts: { character: 'U+FFFD' } }])
  })
})
