import { deflateRawSync } from 'node:zlib'
import { ZipWriting } from '../../src/office/zip-writing.ts'
import { workbook } from '../office/support.ts'

const mebi = 1024 * 1024

/** Raw deflate of `count` MiB of blanks: about a thousandth of it. */
const blanks = (count: number): Buffer => deflateRawSync(Buffer.alloc(count * mebi, ' '), { level: 9 })

/** A zip of one part. Its checksum is wrong: a reader that gets so far has read too much. */
const zipOf = (name: string, packed: Buffer, size: number): Buffer => {
  const title = Buffer.from(name)
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(title.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, title, packed])
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, Buffer.alloc(14), title])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}

const list = '事项编码,事项名称,事项类型,事项层级,主管部门\n'
const good = 'NM-RS-0001,社会保障卡申领,公共服务,主项,人社局\n'

/** A workbook whose one sheet inflates to two thousand times its size. */
export const zipBomb = async (): Promise<Uint8Array> => {
  const { bytes } = await workbook({ sheets: { 表: '<sheetData></sheetData>' } })
  const bomb = blanks(1200)
  const plain = Buffer.from(bytes)
  const part = zipOf('xl/s0.xml', bomb, 1200 * mebi)
  // The workbook's own parts first, then a directory in which the sheet is the bomb.
  return spliced(plain, part)
}

const spliced = (book: Buffer, bomb: Buffer): Buffer => {
  const endOf = (zip: Buffer) => zip.subarray(zip.lastIndexOf('PK\x05\x06', undefined, 'latin1'))
  const directoryOf = (zip: Buffer) => {
    const end = endOf(zip)
    const at = end.readUInt32LE(16)
    return zip.subarray(at, at + end.readUInt32LE(12))
  }
  const files = book.subarray(0, endOf(book).readUInt32LE(16))
  const entries: Buffer[] = []
  for (let rest = directoryOf(book); rest.length > 0; ) {
    const length = 46 + rest.readUInt16LE(28) + rest.readUInt16LE(30) + rest.readUInt16LE(32)
    const entry = rest.subarray(0, length)
    if (!entry.subarray(46).toString('latin1').startsWith('xl/s0.xml')) entries.push(entry)
    rest = rest.subarray(length)
  }
  const mine = Buffer.from(directoryOf(bomb))
  mine.writeUInt32LE(files.length, 42)
  const bombFile = bomb.subarray(0, endOf(bomb).readUInt32LE(16))
  const directory = Buffer.concat([...entries, mine])
  const end = Buffer.from(endOf(book))
  end.writeUInt16LE(entries.length + 1, 8)
  end.writeUInt16LE(entries.length + 1, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(files.length + bombFile.length, 16)
  return Buffer.concat([files, bombFile, directory, end])
}

/** A zip in a zip in a zip. */
export const nestedZip = async (depth: number): Promise<Uint8Array> => {
  let inner: Uint8Array = Buffer.from('inside')
  for (let i = 0; i < depth; i++) {
    const zip = new ZipWriting()
    await zip.add('inner.zip', Buffer.from(inner).toString('latin1'))
    inner = await zip.close()
  }
  return inner
}

export const pdf = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'latin1')
export const oldXls = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(504),
  Buffer.from('Workbook', 'utf16le'),
  Buffer.alloc(4096),
])
export const manyColumns = Buffer.from(`${list}${','.repeat(999_999)}x\n`)
export const oneQuote = Buffer.alloc(70_000_000, '"')
export const oneOpenQuote = Buffer.concat([Buffer.from(`${list}"`), Buffer.alloc(60_000_000, 'a')])
export const withNul = Buffer.from(`${list}${good}NM-RS-0002,社会\0保障,公共服务,主项,人社局\n`)
/** In UTF-8 half a character has no form; a workbook and JSON can write one. */
export const halfCharacterJson = Buffer.from(
  `{"name":"社会保障卡申领","code":"NM-RS-0001","kind":"公共服务"}\n{"name":"半个\\ud83d字","code":"NM-RS-0002","kind":"公共服务"}\n`,
)
export const formulas = Buffer.from(
  `${list}NM-RS-0001,"=cmd|' /C calc'!A0",公共服务,主项,人社局\nNM-RS-0002,"+HYPERLINK(""http://x"",""点我"")",公共服务,主项,@人社局\n`,
)
/** Rows that are each wrong in five ways: three errors, two warnings. */
export const badRows = (count: number) =>
  Buffer.from(
    `事项编码,事项名称,事项类型,事项层级,主管部门,统一社会信用代码\n${',,坏类型,坏层级,局,123\n'.repeat(count)}`,
  )
