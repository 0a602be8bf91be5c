/** Digits in groups of three: 1,284. */
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** Decimal text as papers write it: 1284.50 is 1,284.5. */
export const numberText = (decimal: string): string => {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? []
  const rest = fraction.replace(/0+$/, '')
  return `${sign}${grouped(whole)}${rest && `.${rest}`}`
}

const hundredth = { yi: 100_000_000n, wan: 10_000n } as const

/** To the hundredth of a unit, half and more upwards. */
const rounded = (fen: bigint, step: bigint): string => {
  const size = fen < 0n ? -fen : fen
  const hundredths = String((size + step / 2n) / step).padStart(3, '0')
  return numberText(`${fen < 0n ? '-' : ''}${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`)
}

/** An amount of 分 as officials write it: 1,284亿元, 3,560.5万元; to two places. */
export const moneyText = (fen: bigint): string => {
  const size = fen < 0n ? -fen : fen
  // From 9,999.995万元 it would be written as 10,000万元.
  return size >= 9_999_995_000n ? `${rounded(fen, hundredth.yi)}亿元` : `${rounded(fen, hundredth.wan)}万元`
}

/** Amounts of a table in 亿元, to two places. */
export const yiYuanText = (fen: bigint): string => rounded(fen, hundredth.yi)

/** A share of 1 in per cent, exactly: 0.8631 is 86.31%. */
export const shareText = (share: string): string => `${pointsText(share)}%`

/** How many hundredths a decimal text has: 0.021 has 2.1. */
export const pointsText = (share: string): string => {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(share) ?? []
  const digits = `${whole}${fraction.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  return numberText(`${sign}${digits}.${fraction.slice(2) || '0'}`)
}
