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
  const syllables = pinyin(nameNormal, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true })
  return {
    nameNormal,
    // By characters: half of a rare one (𠮷) is no text that the database takes.
    initials: syllables.map((syllable) => [...syllable][0] ?? '').join(''),
    sortKey: [...syllables.join(' ')].slice(0, longestSortKey).join(''),
  }
}
