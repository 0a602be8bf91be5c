/**
 * A spreadsheet runs a CSV cell that starts like a formula. An apostrophe in front stops it; our export adds one and our
 * import takes one away, so that a list comes back as it went. Text that already has apostrophes there gets one more.
 */
const startsLikeFormula = /^'*[=+\-@\t\r]/

export const withFormulaGuard = (text: string): string => (startsLikeFormula.test(text) ? `'${text}` : text)

export const withoutFormulaGuard = (text: string): string =>
  text.startsWith("'") && startsLikeFormula.test(text) ? text.slice(1) : text
