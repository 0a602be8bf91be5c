// No text that may be kept holds half a character, so this stands for nothing else.
const mark = '\ud800'

/**
 * A row as one line of JSON. What JSON reads as infinite, such as 1e400, goes on as a number that is too large, and is refused as it is
 * over HTTP: written as usual it would be null.
 */
export const rowText = (row: object): string => {
  let isAnyInfinite = false
  const text = JSON.stringify(row, (_, value) => {
    if (value !== Number.POSITIVE_INFINITY && value !== Number.NEGATIVE_INFINITY) return value
    isAnyInfinite = true
    return mark
  })
  return isAnyInfinite ? text.replaceAll(JSON.stringify(mark), '1e400') : text
}
