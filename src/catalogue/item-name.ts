import { pinyin } from 'pinyin-pro'
import { normalName } from '../base/text.ts'

/** What a name is compared, found and sorted by. */
export interface NameKeys {
  readonly nameNormal: string
  /** First letters of the pinyin, other letters and digits as they are: 社保卡 is `sbk`. */
  readonly initials: string
  readonly sortKey: string
}

const longestSortKey = 200

/** The keys of a name. Readings are taken in context: 银行 is `yinhang`, 行政 `xingzheng`. */
export const nameKeys = (name: string): NameKeys => {
  const nameNormal = normalName(name)
  const characters = [...nameNormal]
  const syllables = pinyin(nameNormal, { type: 'array', nonZh: 'spaced' }).map((syllable, i) =>
    syllable === characters[i] ? syllable : withoutTone(syllable),
  )
  return {
    nameNormal,
    initials: syllables.map(firstCharacter).join(''),
    sortKey: firstCharacters(syllables.join(' '), longestSortKey),
  }
}

/** There are some thirteen hundred syllables with their tones. */
const toneless = new Map<string, string>()

// The library takes the tones off as well, by nine expressions a syllable: half of what a name costs.
const withoutTone = (syllable: string): string => {
  const known = toneless.get(syllable)
  if (known !== undefined) return known
  const plain = syllable
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030C]/g, '')
    .normalize('NFC')
    .replace('ü', 'v')
  toneless.set(syllable, plain)
  return plain
}

// By characters: half of a rare one (𠮷) is no text that the database takes.
const firstCharacter = (syllable: string): string =>
  syllable === '' ? '' : String.fromCodePoint(syllable.codePointAt(0)!)

const firstCharacters = (text: string, count: number): string =>
  text.length <= count ? text : [...text].slice(0, count).join('')
