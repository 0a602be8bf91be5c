/** What part one amount is of another in per cent, to one decimal, rounded down: never more than there is, 100.0% only of the whole. */
export const percentText = (part: bigint | number, of: bigint | number): string => {
  const permille = (1000n * BigInt(part)) / BigInt(of)
  return `${permille / 10n}.${permille % 10n}%`
}
