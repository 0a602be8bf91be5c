import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { linesOf } from '../client/answer-lines.ts'
import type { Say } from './language.ts'
import { cannotRead } from './list-file.ts'
import { WrongUse } from './wrong-use.ts'

/** A file of rows: its lines one by one, or as it is where the hub reads it. */
export interface RowsFile {
  readonly name: string
  readonly size: number
  readonly isSheet: boolean
  /** The lines of NDJSON, unpacked if it is gzipped; `onRead` hears how many bytes of the file were read. */
  lines(onRead?: (bytes: number) => void): AsyncGenerator<string>
  bytes(): Promise<Uint8Array>
}

const gzipMagic = [0x1f, 0x8b]

/** Opens a file of rows: .xlsx and .csv are sheets, anything else is NDJSON, gzipped or not. */
export const openRows = async (path: string, say: Say): Promise<RowsFile> => {
  const failed = (fault: NodeJS.ErrnoException): never => {
    throw new WrongUse(cannotRead(fault.code, path, say))
  }
  const file = await open(path).catch(failed)
  const found = await file.stat()
  const head = await file.read(Buffer.alloc(2), 0, 2, 0).catch(failed)
  await file.close()
  if (!found.isFile()) throw new WrongUse(say(`${path} 不是普通文件`, `${path} is not a regular file`))
  const isZipped = gzipMagic.every((byte, i) => head.buffer[i] === byte)
  return {
    name: basename(path),
    size: found.size,
    isSheet: /\.(xlsx|csv)$/i.test(path),
    lines: (onRead) => rowLines(path, isZipped, say, onRead),
    bytes: async () => {
      const whole = await open(path).catch(failed)
      try {
        return await whole.readFile()
      } finally {
        await whole.close()
      }
    },
  }
}

async function* rowLines(
  path: string,
  isZipped: boolean,
  say: Say,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<string> {
  const file = await open(path)
  let read = 0
  const counted = async function* () {
    for await (const piece of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      read += piece.length
      onRead(read)
      yield piece
    }
  }
  try {
    yield* linesOf(isZipped ? pipeline(Readable.from(counted()), createGunzip(), () => {}) : counted())
  } catch (fault) {
    const { code = '' } = fault as NodeJS.ErrnoException
    if (!code.startsWith('Z_')) throw fault
    throw new WrongUse(say(`${path} 的压缩数据不完整或已损坏(${code})`, `${path} is not whole, or damaged (${code})`))
  } finally {
    await file.close()
  }
}
