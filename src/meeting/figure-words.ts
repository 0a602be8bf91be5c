import type { Wording } from '../base/wording.ts'

/** What a figure is called and what exactly it counts. */
export interface FigureWords {
  readonly name: Wording
  readonly definition: Wording
}

/** A name and a definition, each in Chinese and English. */
export const words = (zh: string, en: string, zhRule: string, enRule: string): FigureWords => ({
  name: { zh, en },
  definition: { zh: zhRule, en: enRule },
})
