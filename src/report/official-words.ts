const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A number from 1 to 99 in Chinese: 一, 十, 十二, 二十, 二十一. */
export const chineseNumber = (number: number): string => {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`
}

/** The number before a heading: 一、 at the first level, then （一）, 1. and （1）. */
export const headingNumber = (level: 1 | 2 | 3 | 4, number: number): string => {
  switch (level) {
    case 1:
      return `${chineseNumber(number)}、`
    case 2:
      return `（${chineseNumber(number)}）`
    case 3:
      return `${number}.`
    case 4:
      return `（${number}）`
  }
}

/** An instant by the clock in Beijing: 2026-11-21 00:00. */
export const beijingTime = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** An amount of 分 as exact decimal text in 万元, without needless zeros. */
export const wanYuanText = (fen: bigint): string => {
  const digits = String(fen < 0n ? -fen : fen).padStart(7, '0')
  const fraction = digits.slice(-6).replace(/0+$/, '')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -6)}${fraction === '' ? '' : `.${fraction}`}`
}
