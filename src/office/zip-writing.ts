import { Readable } from 'node:stream'
import { configure, type FileEntry, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { compressedBytes } from './open-zip.ts'

configure({ useWebWorkers: false })

// Local time on purpose: a zip date has no zone, so this is the same eight bytes everywhere.
const zipDate = new Date(2000, 0, 1)

// Not the deflate of Node: it makes other bytes from one version, and one kind of processor, to the next.
const plain = {
  ...{ lastModDate: zipDate, extendedTimestamp: false, keepOrder: true, zip64: false },
  useCompressionStream: false,
} as const

/** A zip that comes out the same for the same content, whenever and wherever it is written. */
export class ZipWriting {
  private readonly writer: ZipWriter<Uint8Array>

  constructor() {
    this.writer = new ZipWriter(new Uint8ArrayWriter(), plain)
  }

  async add(name: string, content: string | Iterable<string> | AsyncIterable<string>): Promise<void> {
    const text = typeof content === 'string' ? [content] : content
    await this.writer.add(name, readableOf(text), plain)
  }

  /** The entry as it stands in another file: not inflated, not one byte changed. */
  async copy(entry: FileEntry): Promise<void> {
    await this.writer.add(entry.filename, new Uint8ArrayReader(await compressedBytes(entry)), {
      ...plain,
      passThrough: true,
      compressionMethod: entry.compressionMethod,
      uncompressedSize: entry.uncompressedSize,
      crc32: entry.crc32,
      rawLastModDate: Number(entry.rawLastModDate),
    })
  }

  close(): Promise<Uint8Array> {
    return this.writer.close()
  }
}

const pieceLength = 64 * 1024

const readableOf = (text: Iterable<string> | AsyncIterable<string>): ReadableStream<Uint8Array> =>
  Readable.toWeb(Readable.from(encoded(text))) as ReadableStream<Uint8Array>

async function* encoded(text: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let pending = ''
  for await (const piece of text) {
    pending += piece
    if (pending.length < pieceLength) continue
    yield Buffer.from(pending)
    pending = ''
  }
  yield Buffer.from(pending)
}
