import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { configure, type Entry, type FileEntry, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import type { TableLimits } from './limits.ts'
import { Refused, refuse } from './refused.ts'

// Inflating already happens in a worker of our own.
configure({ useWebWorkers: false, useCompressionStream: true })

/** The parts of an open package. Names compare without case, as the format demands. */
export interface Package {
  readonly entries: readonly FileEntry[]
  has(name: string): boolean
  /** The inflated bytes of a part, piece by piece, counted against the limits. */
  read(name: string): AsyncGenerator<Uint8Array>
}

export const openZip = async (bytes: Uint8Array, limits: TableLimits): Promise<Package> => {
  const entries = await listEntries(bytes, limits)
  refuseOverlaps(entries)
  const byName = indexByName(entries)
  let inflated = 0
  return {
    entries,
    has: (name) => byName.has(name.toLowerCase()),
    async *read(name) {
      const entry = byName.get(name.toLowerCase()) ?? refuse('FILE_CORRUPT', { part: name, missing: true })
      let part = 0
      for await (const piece of inflate(entry)) {
        part += piece.length
        inflated += piece.length
        if (part > limits.partBytes) refuse('FILE_INFLATES_TOO_MUCH', { limit: limits.partBytes, part: name })
        if (inflated > limits.inflatedBytes) refuse('FILE_INFLATES_TOO_MUCH', { limit: limits.inflatedBytes })
        yield piece
      }
    },
  }
}

const corrupt = (fault: unknown, part?: string): never => {
  if (fault instanceof Refused) throw fault
  return refuse('FILE_CORRUPT', { zip: fault instanceof Error ? fault.message : String(fault), ...(part && { part }) })
}

const isFile = (entry: Entry): entry is FileEntry => !entry.directory

const listEntries = async (bytes: Uint8Array, limits: TableLimits): Promise<FileEntry[]> => {
  const files: FileEntry[] = []
  let count = 0
  try {
    for await (const entry of new ZipReader(new Uint8ArrayReader(bytes)).getEntriesGenerator()) {
      if (++count > limits.entries) refuse('FILE_TOO_MANY_ENTRIES', { limit: limits.entries })
      if (entry.encrypted) refuse('FILE_ENCRYPTED')
      if (isFile(entry)) files.push(entry)
    }
  } catch (fault) {
    corrupt(fault)
  }
  return files
}

const localHeaderBytes = 30

/** Overlapping entries are how a small file claims the same bytes a thousand times. */
const refuseOverlaps = (entries: readonly FileEntry[]): void => {
  let taken = 0
  for (const entry of [...entries].sort((one, other) => one.offset - other.offset)) {
    if (entry.offset < taken) refuse('FILE_CORRUPT', { zip: 'overlapping entries', part: entry.filename })
    taken = entry.offset + localHeaderBytes + entry.rawFilename.length + entry.compressedSize
  }
}

/** As parts are compared: without case, without a leading slash, whichever slash the writer used. */
export const partName = (entry: FileEntry): string =>
  entry.filename.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()

const indexByName = (entries: readonly FileEntry[]): Map<string, FileEntry> => {
  const byName = new Map<string, FileEntry>()
  for (const entry of entries) {
    const name = partName(entry)
    if (byName.has(name)) refuse('FILE_CORRUPT', { zip: 'two entries of one name', part: entry.filename })
    byName.set(name, entry)
  }
  return byName
}

/** The bytes of an entry as they stand in the file, still compressed. */
export const compressedBytes = async (entry: FileEntry): Promise<Uint8Array> => {
  try {
    return await entry.getData(new Uint8ArrayWriter(), { passThrough: true })
  } catch (fault) {
    return corrupt(fault, entry.filename)
  }
}

const deflated = 8
const outputPiece = 256 * 1024

/** Inflated by Node itself: in pieces large enough that handing them over costs nothing beside the inflating. */
async function* inflate(entry: FileEntry): AsyncGenerator<Uint8Array> {
  const compressed = await compressedBytes(entry)
  const source = Readable.from([compressed])
  const output =
    entry.compressionMethod === deflated ? source.pipe(createInflateRaw({ chunkSize: outputPiece })) : source
  let checksum = 0
  try {
    for await (const piece of output as AsyncIterable<Uint8Array>) {
      checksum = crc32(piece, checksum)
      yield piece
    }
  } catch (fault) {
    corrupt(fault, entry.filename)
  }
  if (checksum !== entry.crc32) refuse('FILE_CORRUPT', { zip: 'wrong checksum', part: entry.filename })
}
