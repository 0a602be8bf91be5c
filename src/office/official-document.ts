/**
 * A document as an office writes it (公文), as plain data. Headings hold their own numbers: 一、, （一）, 1. and （1）. Lengths and
 * fonts are the writer's.
 */
export interface OfficialDocument {
  /** For the file's own properties. */
  readonly title: string
  /** The instant that the properties state: so the same data are the same bytes. */
  readonly writtenAt: string
  readonly blocks: readonly OfficialBlock[]
}

export type OfficialBlock =
  /** What must be said first: that all of it is sample data. */
  | { readonly kind: 'NOTICE'; readonly text: string }
  /** 发文字号 of a letter. */
  | { readonly kind: 'DOCUMENT_NUMBER'; readonly text: string }
  | { readonly kind: 'TITLE'; readonly text: string }
  /** A line below the title: as of when. */
  | { readonly kind: 'SUBTITLE'; readonly text: string }
  /** 主送机关, with its colon. */
  | { readonly kind: 'ADDRESSEE'; readonly text: string }
  | { readonly kind: 'HEADING'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'PARAGRAPH'; readonly text: string }
  /** 附件说明: the titles of the annexes. */
  | { readonly kind: 'ANNEX_NOTE'; readonly titles: readonly string[] }
  | { readonly kind: 'SIGNATURE'; readonly organ: string; readonly day: string }
  /** Begins an annex on a page of its own, lying down if it is wide; a single one has no number. */
  | { readonly kind: 'ANNEX'; readonly number: number | null; readonly title: string; readonly isWide: boolean }
  | OfficialTable

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
