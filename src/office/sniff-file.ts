import { isUtf8 } from 'node:buffer'

/** What bytes really are, whatever the name says. `ole` is the old compound file, of unknown content. */
export type FileKind =
  | 'empty'
  | 'xlsx'
  | 'xlsb'
  | 'docx'
  | 'pptx'
  | 'ods'
  | 'zip'
  | 'encrypted-office'
  | 'xls'
  | 'doc'
  | 'ppt'
  | 'ole'
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'bmp'
  | 'rar'
  | '7z'
  | 'gzip'
  | 'ofd'
  | 'rtf'
  | 'html'
  | 'xml'
  | 'text'
  | 'binary'

const magics: readonly (readonly [FileKind, string])[] = [
  ['pdf', '%PDF-'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF8'],
  ['rar', 'Rar!\x1a\x07'],
  ['7z', "7z\xbc\xaf'\x1c"],
  ['gzip', '\x1f\x8b\x08'],
  ['rtf', '{\\rtf'],
]

const bytesOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Entry names stand uncompressed in a zip, so its kind shows without opening it. */
const zipKind = (bytes: Buffer): FileKind => {
  const holds = (name: string): boolean => bytes.includes(name, 0, 'latin1')
  if (holds('application/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  if (holds('xl/workbook.bin')) return 'xlsb'
  if (holds('xl/work')) return 'xlsx'
  if (holds('word/document')) return 'docx'
  if (holds('ppt/presentation')) return 'pptx'
  if (holds('OFD.xml')) return 'ofd'
  return 'zip'
}

const oleKind = (bytes: Buffer): FileKind => {
  const holds = (stream: string): boolean => bytes.includes(stream, 0, 'utf16le')
  if (holds('EncryptedPackage')) return 'encrypted-office'
  if (holds('WordDocument')) return 'doc'
  if (holds('PowerPoint Document')) return 'ppt'
  if (holds('Workbook') || holds('Book\0')) return 'xls'
  return 'ole'
}

export const hasUtf16Mark = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)

/** A stray NUL in a list is reported at its cell; many control bytes mean that this is no text at all. */
const looksBinary = (start: Buffer): boolean => {
  const control = start.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13).length
  return control * 20 > Math.max(start.length, 200)
}

const textKind = (bytes: Buffer): FileKind => {
  if (hasUtf16Mark(bytes)) return 'text'
  const start = bytes.subarray(0, 4096)
  if (looksBinary(start)) return 'binary'
  const words = start
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase()
  if (/^(<!doctype html|<html|<head|<body|<table|<meta)/.test(words)) return 'html'
  if (words.startsWith('<?xml')) return words.includes('<html') ? 'html' : 'xml'
  return 'text'
}

export const sniffFile = (content: Uint8Array): FileKind => {
  const bytes = bytesOf(content)
  if (bytes.length === 0) return 'empty'
  const start = bytes.toString('latin1', 0, 16)
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return zipKind(bytes)
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oleKind(bytes)
  const magic = magics.find(([, mark]) => start.startsWith(mark))
  if (magic) return magic[0]
  if (start.startsWith('BM') && !isUtf8(bytes) && bytes.includes(0)) return 'bmp'
  return textKind(bytes)
}
