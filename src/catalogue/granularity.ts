import { tidy } from '../base/text.ts'

/** What a row stands for: main item (主项), sub-item (子项), handling item (业务办理项). Counts never add levels. */
export const granularities = ['MAIN_ITEM', 'SUB_ITEM', 'HANDLING_ITEM', 'UNSPECIFIED'] as const
export type Granularity = (typeof granularities)[number]

const words: Readonly<Record<string, Granularity>> = {
  主项: 'MAIN_ITEM',
  大项: 'MAIN_ITEM',
  子项: 'SUB_ITEM',
  小项: 'SUB_ITEM',
  业务办理项: 'HANDLING_ITEM',
  办理项: 'HANDLING_ITEM',
}

/** Reads a granularity in words or as the enum; null if it is neither. */
export const readGranularity = (listed: string): Granularity | null => {
  const text = tidy(listed).toUpperCase()
  return words[text] ?? granularities.find((granularity) => granularity === text) ?? null
}
