/**
 * A document as an office writes it (公文), as plain data. Headings hold their own numbers: 一、, （一）, 1. and （1）. Lengths and
 * fonts are the writer's.
 */
export interface OfficialDocument {
  /** For the file's own properties. */
  readonly title: string
  /** The instant that the properties state: so the same data are the same bytes. */
  readonly writtenAt: string
  /** What stands at the head of every page, as that it is a draft. */
  readonly running?: string
  readonly blocks: readonly OfficialBlock[]
}

export type OfficialBlock =
  /** What must be said first: that all of it is sample data. */
  | { readonly kind: 'NOTICE'; readonly text: string }
  /** 发文字号 of a letter. */
  | { readonly kind: 'DOCUMENT_NUMBER'; readonly text: string }
  /** Broken into lines where its sense breaks. */
  | { readonly kind: 'TITLE'; readonly text: string }
  /** A line below the title: as of when. */
  | { readonly kind: 'SUBTITLE'; readonly text: string }
  /** 主送机关, with its colon. */
  | { readonly kind: 'ADDRESSEE'; readonly text: string }
  | { readonly kind: 'HEADING'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'PARAGRAPH'; readonly text: string }
  /** In small print: what a table counts in, where the data come from. */
  | { readonly kind: 'NOTE'; readonly text: string; readonly isKept?: boolean }
  /** The head of minutes (纪要标志, 期号, 编发机关, 日期) above its red line: GB/T 9704, 10.3. */
  | {
      readonly kind: 'MINUTES_HEAD'
      readonly mark: string
      readonly issue: string
      readonly organ: string
      readonly day: string
    }
  /** 出席, 请假, 列席: later lines stand under the first character after the colon. */
  | { readonly kind: 'ATTENDANCE'; readonly label: string; readonly text: string }
  /** 附件说明: the titles of the annexes. */
  | { readonly kind: 'ANNEX_NOTE'; readonly titles: readonly string[] }
  | { readonly kind: 'SIGNATURE'; readonly organ: string; readonly day: string }
  /** Begins an annex on a page of its own, lying down if it is wide; a single one has no number. */
  | { readonly kind: 'ANNEX'; readonly number: number | null; readonly title: string; readonly isWide: boolean }
  | OfficialTable
  | OfficialChart

/** A table over the width of the text. */
export interface OfficialTable {
  readonly kind: 'TABLE'
  readonly columns: readonly {
    readonly header: string
    /** Of all widths together. */
    readonly width: number
    readonly align?: 'LEFT' | 'CENTRE' | 'RIGHT'
  }[]
  readonly rows: readonly (readonly string[])[]
}

/** A chart that the word processor draws itself, from the numbers in it; over the width of the text. */
export interface OfficialChart {
  readonly kind: 'CHART'
  readonly shape: 'COLUMN' | 'BAR' | 'LINE'
  /** Series stand on one another, as parts of a whole. */
  readonly isStacked?: boolean
  /** Below the chart, with its number: 图1　各市重点工程. */
  readonly title: string
  /** Above the scale: what is counted. */
  readonly unit: string
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
}
