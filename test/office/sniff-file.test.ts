import { describe, expect, it } from 'vitest'
import { sniffFile } from '../../src/office/index.ts'
import { dataFile, read, sheetOf } from './support.ts'

const ole = (stream: string): Uint8Array =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')])

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')

describe('telling what a file really is', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a zip of something', latin1('PK\x03\x04............readme.txt'), 'zip'],
    ['a workbook', latin1('PK\x03\x04......xl/workbook.xml'), 'xlsx'],
    ['a binary workbook', latin1('PK\x03\x04......xl/workbook.bin'), 'xlsb'],
    ['a document', latin1('PK\x03\x04......word/document.xml'), 'docx'],
    ['slides', latin1('PK\x03\x04......ppt/presentation.xml'), 'pptx'],
    ['an OpenDocument sheet', latin1('PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), 'ods'],
    ['an OFD page', latin1('PK\x03\x04......OFD.xml'), 'ofd'],
    ['an encrypted workbook', ole('EncryptedPackage'), 'encrypted-office'],
    ['an old workbook', ole('Workbook'), 'xls'],
    ['an old document', ole('WordDocument'), 'doc'],
    ['another compound file', ole('Something'), 'ole'],
    ['a PDF', latin1('%PDF-1.7\n'), 'pdf'],
    ['a picture', latin1('\x89PNG\r\n\x1a\n'), 'png'],
    ['a photograph', latin1('\xff\xd8\xff\xe0'), 'jpeg'],
    ['a rar', latin1('Rar!\x1a\x07\x01'), 'rar'],
    ['a page', Buffer.from('\ufeff \n<HTML><table>'), 'html'],
    ['an XML page', Buffer.from('<?xml version="1.0"?><html>'), 'html'],
    ['XML', Buffer.from('<?xml version="1.0"?><Workbook>'), 'xml'],
    ['rich text', latin1('{\\rtf1'), 'rtf'],
    ['a program', latin1(`MZ${'\0'.repeat(100)}`), 'binary'],
    ['UTF-16 text', Buffer.from('\ufeff事项', 'utf16le'), 'text'],
    ['a list', Buffer.from('事项名称,事项编码'), 'text'],
  ])('knows %s', (_, bytes, kind) => {
    expect(sniffFile(bytes)).toBe(kind)
  })
})

describe('comparing a file with its name', () => {
  it.each([
    ['list.xlsx', latin1('%PDF-1.7\n'), 'FILE_TYPE_MISMATCH', { named: 'xlsx', found: 'pdf' }],
    ['list.xls', Buffer.from('<html><table>'), 'FILE_TYPE_MISMATCH', { named: 'xls', found: 'html' }],
    ['list.csv', latin1('\x89PNG\r\n\x1a\n'), 'FILE_TYPE_MISMATCH', { named: 'csv', found: 'png' }],
    ['list.xlsx', Buffer.from('a,b'), 'FILE_TYPE_MISMATCH', { named: 'xlsx', found: 'text' }],
    ['list.xlsx', latin1('PK\x03\x04......word/document.xml'), 'FILE_TYPE_MISMATCH', { named: 'xlsx', found: 'docx' }],
    ['list.pdf', latin1('%PDF-1.7\n'), 'FILE_NOT_A_TABLE', { named: 'pdf', found: 'pdf' }],
    ['list', Buffer.from('a,b'), 'FILE_NOT_A_TABLE', { named: '', found: 'text' }],
    ['list.xls', ole('Workbook'), 'FILE_IS_OLD_XLS', {}],
    ['list.xls', ole(''), 'FILE_IS_OLD_XLS', {}],
    ['list.xlsx', ole('Workbook'), 'FILE_IS_OLD_XLS', {}],
    ['list.xlsx', ole('EncryptedPackage'), 'FILE_ENCRYPTED', {}],
    ['list.csv', Buffer.alloc(0), 'FILE_EMPTY', {}],
    ['list.csv', Buffer.from('\ufeff\r\n\r\n'), 'FILE_EMPTY', {}],
  ])('refuses %s %#', async (name, bytes, code, facts) => {
    expect(await read({ name, bytes })).toEqual({
      rows: [],
      problems: [],
      refusal: { code, severity: 'ERROR', path: [], facts },
    })
  })

  it('refuses a workbook named as a CSV', async () => {
    const { bytes } = await sheetOf('<row><c><v>1</v></c></row>')
    const { refusal } = await read({ name: 'list.csv', bytes })
    expect(refusal).toMatchObject({ code: 'FILE_TYPE_MISMATCH', facts: { named: 'csv', found: 'xlsx' } })
  })

  it('refuses an open zip that is no workbook', async () => {
    const { rows, refusal } = await read({ ...dataFile('lists/by-department.xlsx'), name: 'list.docx' })
    expect(rows).toEqual([])
    expect(refusal).toMatchObject({ code: 'FILE_NOT_A_TABLE', facts: { named: 'docx', found: 'xlsx' } })
  })
})
