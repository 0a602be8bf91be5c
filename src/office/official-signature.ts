import { character } from './official-page.ts'
import { paragraph, run } from './word-xml.ts'

/** How many characters wide a text is: digits and Latin letters are half as wide. */
const widthOf = (text: string): number => [...text].reduce((all, one) => all + (/[ -~]/.test(one) ? 0.5 : 1), 0)

/**
 * 发文机关署名 and 成文日期, a line below the text: the date ends four characters before the edge, and the organ stands centred
 * above it. Both stay on the page of what is above them.
 */
export const signatureXml = (organ: string, day: string): string => {
  const over = (widthOf(organ) - widthOf(day)) / 2
  const right = (characters: number) => ({ right: Math.round(characters * character) })
  return [
    paragraph('Normal', '', { keepNext: true }),
    paragraph('Normal', run(organ), { keepNext: true, indent: right(Math.max(0, 4 - over)), align: 'right' }),
    paragraph('Normal', run(day), { indent: right(Math.max(4, over)), align: 'right' }),
  ].join('')
}
