// A blank parts two whole numbers, but also stands within one: 0471 1234567.
const separators = /[、,;/\n]+|或|(?<!\+86)\s+(?=0\d{2,3}-?\d{7}|1[3-9]\d{9})/u

/** The numbers in a telephone field; NFKC, so that full-width digits and marks count too. */
export const telephonesIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(separators)
    .filter((part) => /\d/.test(part))

/** The digits as they are dialled within the country: +86 471 is 0471. */
const digitsOf = (telephone: string): string =>
  telephone
    .replace(/\D/g, '')
    .replace(/^86(?=0|1[3-9]\d{9}$)/, '')
    .replace(/^86(?=(10|[2-9]\d)\d{8,9}$)/, '0')

// Area code and number, also a short one as 0471-12345; a mobile; 400 and 800, which need none.
const reachable = /^(0\d{2,3}\d{3,}|1[3-9]\d{9}|[48]00\d{7})/

/** Whether a number can be dialled from another city as it is written. */
export const hasAreaCode = (telephone: string): boolean => reachable.test(digitsOf(telephone))

/** Whether two fields hold no number of their own: the same numbers, however they are written. */
export const isSameTelephone = (a: string, b: string): boolean => {
  const [ours, theirs] = [telephonesIn(a).map(digitsOf), telephonesIn(b).map(digitsOf)]
  return ours.length > 0 && ours.length === theirs.length && ours.every((digits) => theirs.includes(digits))
}
