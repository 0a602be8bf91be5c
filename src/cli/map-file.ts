import type { Say } from './language.ts'
import type { MapEntry } from './map-entries.ts'
import { WrongUse } from './wrong-use.ts'

interface JsonMap {
  readonly columns?: Readonly<Record<string, string | null>>
  readonly values?: Readonly<Record<string, Readonly<Record<string, string | null>>>>
}

const columnWords = ['列', '列名', 'column', '']

/** A code map as a file: JSON, or a table 字段,对方值,我方值 that a spreadsheet opens. Null or empty: nothing is said yet. */
export const readMapFile = (bytes: Uint8Array, path: string, say: Say): MapEntry[] => {
  const text = textOf(bytes)
  try {
    return /^\s*\{/.test(text) ? entriesOfJson(JSON.parse(text) as JsonMap) : entriesOfCsv(text)
  } catch {
    throw new WrongUse(
      say(
        `${path} 不是对照表:应为 JSON {"columns":{…},"values":{…}},或 CSV 字段,对方值,我方值`,
        `${path} is no code map: JSON {"columns":{…},"values":{…}}, or CSV with field, theirs, ours`,
      ),
    )
  }
}

/** Spreadsheets in China save CSV as GB 18030. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

const textOrNull = (ours: unknown): string | null => {
  if (ours === null || (typeof ours === 'string' && ours.trim() === '')) return null
  if (typeof ours === 'string') return ours.trim()
  throw new TypeError('ours is text or null')
}

const entriesOfJson = ({ columns = {}, values = {} }: JsonMap): MapEntry[] => [
  ...Object.entries(columns).map(([theirs, ours]) => ({ field: null, theirs, ours: textOrNull(ours) })),
  ...Object.entries(values).flatMap(([field, words]) =>
    Object.entries(words).map(([theirs, ours]) => ({ field, theirs, ours: textOrNull(ours) })),
  ),
]

const entriesOfCsv = (text: string): MapEntry[] => {
  const [head, ...rows] = csvRows(text.replace(/^\ufeff/, '')).filter((row) => row.some((cell) => cell.trim() !== ''))
  if (head === undefined || head.length < 3) throw new TypeError('no header')
  return rows.map(([field = '', theirs = '', ours = '']) => ({
    field: columnWords.includes(field.trim().toLowerCase()) ? null : field.trim(),
    theirs: unguarded(theirs),
    ours: textOrNull(unguarded(ours)),
  }))
}

const formulaStart = /^'*[=+\-@\t\r]/
const unguarded = (cell: string): string => (cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell)
// A single hyphen is ours for “ignore”, and no formula.
const guarded = (cell: string): string => (cell !== '-' && formulaStart.test(cell) ? `'${cell}` : cell)

const csvRows = (text: string): string[][] => {
  const rows: string[][] = [[]]
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy
  for (let found = cells.exec(text); found && found[0] !== ''; found = cells.exec(text)) {
    const cell = found[1]!
    rows.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (found[2] !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

export const mapJson = (entries: readonly MapEntry[]): JsonMap => {
  const wordsOf = (field: string | null) =>
    Object.fromEntries(entries.filter((entry) => entry.field === field).map(({ theirs, ours }) => [theirs, ours]))
  const fields = [...new Set(entries.map(({ field }) => field))].filter((field) => field !== null)
  return { columns: wordsOf(null), values: Object.fromEntries(fields.map((field) => [field, wordsOf(field)])) }
}

export const mapCsv = (entries: readonly MapEntry[]): string => {
  const cell = (text: string) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const rows = entries.map(({ field, theirs, ours }) => [field ?? '列', theirs, ours ?? ''])
  const lines = [['字段', '对方值', '我方值'], ...rows].map(
    (row) => `${row.map((one) => cell(guarded(one))).join()}\r\n`,
  )
  return `\ufeff${lines.join('')}`
}
