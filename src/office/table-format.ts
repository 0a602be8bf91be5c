import { refuse } from './refused.ts'
import { type FileKind, sniffFile } from './sniff-file.ts'
import type { TableFile } from './table.ts'

export type TableFormat = 'xlsx' | 'csv' | 'ndjson'

const endings: Readonly<Record<string, TableFormat>> = {
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xltx: 'xlsx',
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
}

export const endingOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

const oldExcelEndings = ['xls', 'et', 'xlt']

/** The format to read a file as; refuses when bytes and name disagree, because then one of them misleads somebody. */
export const tableFormat = (file: TableFile): TableFormat => {
  const ending = endingOf(file.name)
  const kind = sniffFile(file.bytes)
  if (kind === 'empty') return refuse('FILE_EMPTY')
  if (kind === 'encrypted-office') return refuse('FILE_ENCRYPTED')
  if (kind === 'xls' || (kind === 'ole' && oldExcelEndings.includes(ending))) return refuse('FILE_IS_OLD_XLS')
  const named = endings[ending]
  if (named && fits(named, kind)) return named
  if (named || oldExcelEndings.includes(ending)) return refuse('FILE_TYPE_MISMATCH', { named: ending, found: kind })
  return refuse('FILE_NOT_A_TABLE', { named: ending, found: kind })
}

const fits = (named: TableFormat, kind: FileKind): boolean =>
  named === 'xlsx' ? kind === 'xlsx' || kind === 'zip' : kind === 'text'
