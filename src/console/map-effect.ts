import { type CodeMap, type CodeMapEntry, changedEntries, codeMapOf, entryKey } from '../sync/code-map.ts'
import { readRowContent } from '../sync/read-row-content.ts'
import type { RejectedRow } from '../sync/rejected-row.sql.ts'

/** What a draft of a code map would change. */
export interface MapEffect {
  readonly changes: readonly { readonly entry: CodeMapEntry; readonly before: string | null }[]
  /** Rows that wait to be mended, and how many of them can be read: by the draft, and as it stands. */
  readonly waiting: number
  readonly readable: number
  readonly readableNow: number
}

const isReadable = (map: CodeMap, sent: string): boolean => {
  const { content, operation } = JSON.parse(sent) as Record<string, unknown>
  if (typeof content !== 'object' || content === null || typeof operation !== 'string') return false
  return readRowContent(map, content as Record<string, unknown>, operation).row !== null
}

/** Compares a draft with what stands, by the rules by which rows are read; nothing is written. */
export const effectOf = (
  known: readonly CodeMapEntry[],
  draft: readonly CodeMapEntry[],
  rejected: readonly RejectedRow[],
): MapEffect => {
  const before = new Map(known.map((entry) => [entryKey(entry), entry.ours]))
  const readable = (entries: readonly CodeMapEntry[]) => {
    const map = codeMapOf(1, entries)
    return rejected.filter(({ sent }) => isReadable(map, sent)).length
  }
  return {
    changes: changedEntries(known, draft).map((entry) => ({ entry, before: before.get(entryKey(entry)) ?? null })),
    waiting: rejected.length,
    readable: readable(draft),
    readableNow: readable(known),
  }
}
