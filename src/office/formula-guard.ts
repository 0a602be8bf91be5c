const formulaStart = /^'*[=+\-@\t\r]/

/** What a spreadsheet may run as a formula, also behind apostrophes that were put there against it. */
export const startsLikeFormula = (text: string): boolean => formulaStart.test(text)

/**
 * A spreadsheet runs a CSV cell that starts like a formula. An apostrophe in front stops it; our export adds one and our
 * import takes one away, so that a list comes back as it went. Text that already has apostrophes there gets one more.
 */
export const withFormulaGuard = (text: string): string => (startsLikeFormula(text) ? `'${text}` : text)

export const withoutFormulaGuard = (text: string): string =>
  text.startsWith("'") && startsLikeFormula(text) ? text.slice(1) : text
