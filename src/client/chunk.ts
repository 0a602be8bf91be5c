import { sha256 } from './digest.ts'
import type { Row } from './row.ts'

/** A row as an object, or as the line of NDJSON that it is in a file. */
export type GivenRow = Row | string

export type GivenRows = AsyncIterable<GivenRow> | Iterable<GivenRow>

/** A part of a push: numbered from 1, with the hash by which it is known again. */
export interface Chunk {
  readonly number: number
  readonly rows: number
  readonly body: Uint8Array
  readonly hash: string
}

export interface ChunkSize {
  readonly rows: number
  readonly bytes: number
}

/** What the hub takes at most of rows; its limit of bytes is its host's. */
export const mostRows = 20_000
export const usualSize: ChunkSize = { rows: 5_000, bytes: 8_388_608 }

/** Cuts rows into chunks by count and by bytes. The same rows and sizes always give the same chunks: a break is resumed on this. */
export async function* chunksOf(rows: GivenRows, { rows: most, bytes }: ChunkSize): AsyncGenerator<Chunk> {
  const encoder = new TextEncoder()
  let [number, count, length, lines] = [0, 0, 0, [] as Uint8Array[]]
  const cut = (): Chunk => {
    const body = new Uint8Array(length)
    let at = 0
    for (const line of lines) {
      body.set(line, at)
      at += line.length
    }
    const chunk = { number: ++number, rows: count, body, hash: sha256(body) }
    ;[count, length, lines] = [0, 0, []]
    return chunk
  }
  for await (const row of rows) {
    const text = typeof row === 'string' ? row.trimEnd() : JSON.stringify(row)
    if (text === '') continue
    const line = encoder.encode(`${text}\n`)
    if (count > 0 && (count >= most || length + line.length > bytes)) yield cut()
    lines.push(line)
    count++
    length += line.length
  }
  if (count > 0) yield cut()
}
