import type { OfficialTable, SheetToWrite } from '../office/index.ts'
import { numberText, shareText, yiYuanText } from './amount-words.ts'
import { wanYuanText } from './official-words.ts'

/** Exact decimal text of a count, of an amount in 分 or of a share; text of anything else. Null: there is none. */
export type MeetingCell = string | null

export interface MeetingColumn {
  readonly header: string
  readonly width: number
  readonly holds: 'TEXT' | 'SHORT' | 'COUNT' | 'MONEY' | 'SHARE'
}

/** A table of the meeting's papers, for the page and for a sheet. */
export interface MeetingTable {
  readonly name: string
  readonly isWide: boolean
  /** Never shortened, however long. */
  readonly isWhole?: boolean
  readonly columns: readonly MeetingColumn[]
  readonly rows: readonly (readonly MeetingCell[])[]
}

export const column = (header: string, width: number, holds: MeetingColumn['holds'] = 'TEXT'): MeetingColumn => ({
  header,
  width,
  holds,
})

const aligned = { TEXT: 'LEFT', SHORT: 'CENTRE', COUNT: 'RIGHT', MONEY: 'RIGHT', SHARE: 'RIGHT' } as const

const onPage = (value: MeetingCell, holds: MeetingColumn['holds']): string => {
  if (value === null) return '—'
  switch (holds) {
    case 'COUNT':
      return numberText(value)
    case 'MONEY':
      return yiYuanText(BigInt(value))
    case 'SHARE':
      return shareText(value)
    default:
      return value
  }
}

/** As it stands on the page, amounts in 亿元. */
export const pageTable = ({ columns, rows }: MeetingTable): OfficialTable => ({
  kind: 'TABLE',
  columns: columns.map(({ header, width, holds }) => ({
    header: holds === 'MONEY' ? `${header}\n（亿元）` : header,
    width,
    align: aligned[holds],
  })),
  rows: rows.map((row) => columns.map(({ holds }, i) => onPage(row[i] ?? null, holds))),
})

const inSheet = (value: MeetingCell, holds: MeetingColumn['holds']): string | number | null => {
  if (value === null || holds === 'TEXT' || holds === 'SHORT') return value
  return Number(holds === 'MONEY' ? wanYuanText(BigInt(value)) : value)
}

const formats = {
  TEXT: {},
  SHORT: {},
  COUNT: { format: 'WHOLE' },
  MONEY: { format: 'MONEY' },
  SHARE: { format: 'SHARE' },
} as const

/** As a sheet to be printed, every number a number, amounts in 万元 and whole. */
export const sheetTable = ({ name, columns, rows }: MeetingTable, note: string): SheetToWrite => ({
  name,
  columns: columns.map(({ header, width, holds }) => ({
    header: holds === 'MONEY' ? `${header}（万元）` : header,
    width: Math.max(7, 2.4 * width),
    ...formats[holds],
  })),
  rows: rows.map((row) => columns.map(({ holds }, i) => inSheet(row[i] ?? null, holds))),
  freezeHeader: true,
  print: { title: name, note },
})
