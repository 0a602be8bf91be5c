import { collectRows, type KnownRows, type Row, rowHash } from '../client/index.ts'
import type { Say } from './language.ts'
import type { RowsFile } from './row-file.ts'
import { WrongUse } from './wrong-use.ts'

const parsedRow = (line: string, at: number, name: string, say: Say): Row => {
  try {
    const row = JSON.parse(line)
    if (typeof row?.rowId === 'string' && Number.isSafeInteger(row.version) && typeof row.operation === 'string')
      return row
  } catch {
    // Told below, with the line.
  }
  throw new WrongUse(
    say(
      `${name} 第 ${at} 行不是一行目录({"rowId","version","operation","content"})`,
      `${name}, line ${at}: not a row ({"rowId", "version", "operation", "content"})`,
    ),
  )
}

const hashOf = (row: Row, at: number, name: string, say: Say): string => {
  try {
    return rowHash(row)
  } catch {
    throw new WrongUse(
      say(
        `${name} 第 ${at} 行含有半个字符(不成对的代理项)或过大的数,没有哈希可核对,互通也不收:请先改正此行`,
        `${name}, line ${at}: half a character (a lone surrogate) or a number too large has no hash to compare, and the hub takes none: mend the row`,
      ),
    )
  }
}

/** The rows of a file as they are compared with what the hub took from their source. */
export const knownRowsOf = async (file: RowsFile, say: Say): Promise<KnownRows> => {
  const rows = collectRows()
  let at = 0
  for await (const line of file.lines()) {
    at++
    if (line.trim() === '') continue
    const row = parsedRow(line, at, file.name, say)
    rows.add({ key: row.rowId, version: row.version, hash: hashOf(row, at, file.name, say) })
  }
  return rows.end()
}
