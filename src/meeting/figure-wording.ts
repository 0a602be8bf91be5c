import { itemFigureWords } from './item-figure-wording.ts'
import { planFigureWords } from './plan-figure-wording.ts'
import { workFigureWords } from './work-figure-wording.ts'

/** What every figure is called and what exactly it counts. */
export const figureWords = { ...planFigureWords, ...itemFigureWords, ...workFigureWords }

export type FigureName = keyof typeof figureWords
