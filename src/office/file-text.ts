import { isUtf8 } from 'node:buffer'
import { refuse } from './refused.ts'
import { hasUtf16Mark } from './sniff-file.ts'

/**
 * Excel in China saves CSV as GB18030 unless told otherwise, and never says so. Almost no GB18030 text is valid UTF-8,
 * so the whole file is asked, not its beginning: the first Chinese character may stand far down.
 */
export const encodingOf = (bytes: Uint8Array): string => {
  if (hasUtf16Mark(bytes)) return bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'
  return isUtf8(bytes) || hasUtf8Mark(bytes) ? 'utf-8' : 'gb18030'
}

const hasUtf8Mark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

const pieceBytes = 256 * 1024

/** A text file's characters, piece by piece, without the byte order mark. */
export function* fileText(bytes: Uint8Array): Generator<string> {
  const encoding = encodingOf(bytes)
  // Half characters in UTF-16 become U+FFFD and are reported at their cell; elsewhere a wrong byte means a wrong guess.
  const decoder = new TextDecoder(encoding, { fatal: !encoding.startsWith('utf-16') })
  const decode = (piece?: Uint8Array): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined })
    } catch {
      return refuse('FILE_ENCODING_UNKNOWN', { tried: ['utf-8', 'gb18030'] })
    }
  }
  for (let at = 0; at < bytes.length; at += pieceBytes) yield decode(bytes.subarray(at, at + pieceBytes))
  yield decode()
}
