// East Asian wide and full-width characters (UAX 11) and emoji take two columns of a terminal.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const nothing = /\p{Mn}|\p{Me}|\p{Cf}/u

const widthOf = (character: string): number => (nothing.test(character) ? 0 : wide.test(character) ? 2 : 1)

/** How many columns a text takes. */
export const displayWidth = (text: string): number =>
  [...text].reduce((width, character) => width + widthOf(character), 0)

/** The text filled up with blanks to a width. */
export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)))

/** The text cut to a width, the cut shown. */
export const cut = (text: string, width: number): string => {
  if (displayWidth(text) <= width) return text
  let kept = ''
  let taken = 1
  for (const character of text) {
    taken += widthOf(character)
    if (taken > width) break
    kept += character
  }
  return `${kept}…`
}

// What comes out of a spreadsheet must not move the cursor, colour the screen or turn the line around.
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu

/** Text from elsewhere, on one line and harmless to a terminal. */
export const harmless = (text: string): string => text.replace(unprintable, ' ')
