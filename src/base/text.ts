/** Text as people mean it: NFKC (full-width digits and brackets become half-width), blanks at the ends gone, inner runs one blank. */
export const tidy = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim()

/** A name for comparing and finding: NFKC, lower case, letters and digits only. */
export const normalName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** A name for keeping: outer blanks and line breaks gone, its own brackets and width kept as the list has them. */
export const keptName = (name: string): string => name.replace(/\s+/gu, ' ').trim()

/** NUL and lone surrogates: PostgreSQL refuses the one, and neither can be written to a file again. */
export const hasForbiddenCharacter = (text: string): boolean =>
  /[\u0000\uD800-\uDFFF]/.test(text) && hasForbiddenHere(text)

// Nearly no text gets here.
const hasForbiddenHere = (text: string): boolean =>
  text.includes('\u0000') || /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)

/** Characters as a person counts them, not UTF-16 units. */
export const lengthOf = (text: string): number => (/[\uD800-\uDFFF]/.test(text) ? [...text].length : text.length)
