/** Money is a whole number of 分 (a hundredth of a 元): a safe integer, never a fraction. */
export type Fen = number

/** The units in which officials write money: 分, 元, 万元, 亿元. */
export const moneyUnits = ['FEN', 'YUAN', 'WAN_YUAN', 'YI_YUAN'] as const
export type MoneyUnit = (typeof moneyUnits)[number]

/** How many decimals an amount in a unit may have so that it is still whole 分. */
const decimals: Readonly<Record<MoneyUnit, number>> = { FEN: 0, YUAN: 2, WAN_YUAN: 6, YI_YUAN: 10 }

/** 90 万亿元: what is more is a mistake, and a double could no longer hold every 分 of it. */
export const mostMoney: Fen = 9_000_000_000_000_000

// Thousands are parted by commas throughout or not at all: 1,23 is a mistake, not 123.
const shape = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/

/**
 * An amount as it is written, in 分, digit by digit and never by way of a fraction; null if it is no number, negative, not whole 分, or
 * more than there is.
 */
export const readMoney = (text: string, unit: MoneyUnit): Fen | null => {
  const parts = shape.exec(text.normalize('NFKC').trim())
  if (!parts) return null
  const whole = parts[1]!.replaceAll(',', '')
  const fraction = (parts[2] ?? '').replace(/0+$/, '')
  if (fraction.length > decimals[unit]) return null
  const digits = `${whole}${fraction.padEnd(decimals[unit], '0')}`.replace(/^0+(?=\d)/, '')
  return digits.length > 16 || Number(digits) > mostMoney ? null : Number(digits)
}

/** An amount as exact decimal text in a unit, without needless zeros: 123456789 分 are `1234567.89` 元 and `123.456789` 万元. */
export const moneyText = (fen: Fen, unit: MoneyUnit): string => {
  const places = decimals[unit]
  const digits = String(Math.abs(fen)).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '')
  return `${fen < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** Whether a number may stand for money: whole, not negative, not more than there is. */
export const isMoney = (fen: number): boolean => Number.isSafeInteger(fen) && fen >= 0 && fen <= mostMoney
