import type { OfficialBlock } from '../office/index.ts'
import { headingNumber } from './official-words.ts'

/** A part of a paper under its heading; without blocks it is left out. */
export interface PaperPart {
  readonly heading: string
  readonly blocks: readonly OfficialBlock[]
}

export const paragraph = (text: string): OfficialBlock => ({ kind: 'PARAGRAPH', text })

/** The paragraphs of a text that is there. */
export const paragraphs = (...texts: readonly (string | null | undefined)[]): OfficialBlock[] =>
  texts.filter((text) => text !== null && text !== undefined && text.trim() !== '').map((text) => paragraph(text!))

/** Parts that say something, under numbers of a level. */
export const numbered = (level: 1 | 2 | 3 | 4, parts: readonly PaperPart[]): OfficialBlock[] =>
  parts
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ heading, blocks }, i): OfficialBlock[] => [
      { kind: 'HEADING', level, text: headingNumber(level, i + 1) + heading },
      ...blocks,
    ])

/** Sentences one after the other; what is null is not said. */
export const sentences = (...said: readonly (string | null)[]): string =>
  said
    .filter((one) => one !== null && one !== '')
    .map((one) => `${one}。`)
    .join('')

/** Clauses of one sentence; null where none says anything. */
export const clauses = (...said: readonly (string | null)[]): string | null =>
  said.filter((one) => one !== null && one !== '').join('，') || null
