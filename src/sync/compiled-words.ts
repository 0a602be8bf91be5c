import { type CodeMap, ignored, valueKey } from './code-map.ts'
import { ownWord, type WordFieldName } from './row-words.ts'

/** The words of a map and our own, looked up once each. */
export interface CompiledWords {
  /** Ours for a word of theirs; null if it says that nothing is known, undefined if nobody says what it means. */
  find(field: WordFieldName, text: string): string | null | undefined
}

const mostKept = 2_000

export const compileWords = (map: CodeMap): CompiledWords => {
  const known = new Map<string, Map<string, string | null>>()
  const read = (field: WordFieldName, text: string): string | null | undefined => {
    const key = valueKey(text)
    // What the source says of its own words goes before what the words mean elsewhere.
    const ours = map.values.get(field)?.get(key) ?? ownWord(field, key)
    return ours === ignored ? null : ours
  }
  return {
    find(field, text) {
      const words = known.get(field) ?? new Map<string, string | null>()
      known.set(field, words)
      const kept = words.get(text)
      if (kept !== undefined || words.has(text)) return kept
      const ours = read(field, text)
      if (ours !== undefined && words.size < mostKept) words.set(text, ours)
      return ours
    },
  }
}
