/** A line that holds something: its number from 1, and where it stands in the bytes. */
export interface RowLine {
  readonly line: number
  readonly start: number
  readonly end: number
}

const lineFeed = 10

/** Whether a byte is a blank, a tab or a carriage return: a line of them holds nothing. */
const isBlank = (byte: number): boolean => byte === 32 || byte === 9 || byte === 13

/** The lines of NDJSON that hold something. */
export function* rowLines(bytes: Uint8Array): Generator<RowLine> {
  let start = 0
  for (let line = 1; start < bytes.length; line += 1) {
    const found = bytes.indexOf(lineFeed, start)
    const end = found < 0 ? bytes.length : found
    let first = start
    while (first < end && isBlank(bytes[first]!)) first += 1
    if (first < end) yield { line, start, end }
    start = end + 1
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** The text of a line; null where it is no UTF-8. */
export const lineText = (bytes: Uint8Array, { start, end }: RowLine): string | null => {
  try {
    return decoder.decode(bytes.subarray(start, end))
  } catch {
    return null
  }
}
