import { normalName } from '../base/text.ts'

/** A search for a piece of a name, or for pinyin initials. */
export interface TextSearch {
  /** The piece itself, to be checked on what the index finds: bigrams alone may stand apart. */
  readonly piece: string
  /** A tsquery over the bigrams of `item_search`. */
  readonly query: string
}

const quoted = (lexeme: string) => `'${lexeme}'`

const allBigrams = (piece: string, mark: string): string => {
  const characters = [...piece]
  if (characters.length === 1) return `${quoted(mark + piece)}:*`
  return characters
    .slice(0, -1)
    .map((character, i) => quoted(mark + character + characters[i + 1]))
    .join(' & ')
}

/** Reads what a person types; null if nothing searchable is left. Letters and digits may be initials, so both are looked for. */
export const searchText = (text: string): TextSearch | null => {
  const piece = normalName(text)
  if (piece === '') return null
  const inName = allBigrams(piece, '')
  return { piece, query: /^[a-z0-9]+$/.test(piece) ? `(${inName}) | (${allBigrams(piece, '~')})` : inName }
}
