import { defaultLimits } from '../../src/office/index.ts'
import { openZip } from '../../src/office/open-zip.ts'

/** The parts of a package as texts, by their names. */
export const partsOf = async (bytes: Uint8Array): Promise<Record<string, string>> => {
  const { entries, read } = await openZip(bytes, defaultLimits)
  const parts: Record<string, string> = {}
  for (const { filename } of entries) {
    const pieces: Uint8Array[] = []
    for await (const piece of read(filename)) pieces.push(piece)
    parts[filename] = Buffer.concat(pieces).toString()
  }
  return parts
}
