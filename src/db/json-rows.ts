const encoder = new TextEncoder()
const [open, comma, close] = [91, 44, 93]

/** A row's text has at most three bytes a UTF-16 unit, and takes a comma and the end with it. */
const most = (text: string): number => text.length * 3 + 2

/**
 * Rows as the bytes of a JSON array, for `json_to_recordset(${…}::json)`: written row by row into one buffer. As one text the
 * runtime would measure it, encode it and keep it among what is hard to clear away: 60 µs a row of two thousand characters.
 */
export const jsonRows = (rows: readonly unknown[]): Uint8Array => {
  let bytes = new Uint8Array(2)
  let at = 0
  bytes[at++] = open
  for (const [i, row] of rows.entries()) {
    const text = JSON.stringify(row)
    // Rows are alike: room for as many of twice the characters is mostly enough.
    if (bytes.length - at < most(text))
      bytes = moved(bytes, at, most(text) + (rows.length - i) * (text.length * 2 + 64))
    if (i > 0) bytes[at++] = comma
    at += encoder.encodeInto(text, bytes.subarray(at)).written
  }
  bytes[at++] = close
  return bytes.subarray(0, at)
}

const moved = (bytes: Uint8Array, length: number, more: number): Uint8Array<ArrayBuffer> => {
  const larger = new Uint8Array(length + more)
  larger.set(bytes.subarray(0, length))
  return larger
}
