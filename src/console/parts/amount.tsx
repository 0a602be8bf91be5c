import type { Language } from '../../report/problem-wording.ts'

const thousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** Whole and fraction of an amount in a unit of so many 分, rounded half up to some decimals. */
const rounded = (fen: bigint, unit: bigint, places: number): string => {
  const scale = 10n ** BigInt(places)
  const scaled = (fen * scale * 2n + unit) / (unit * 2n)
  const fraction = (scaled % scale).toString().padStart(places, '0').replace(/0+$/, '')
  return `${thousands((scaled / scale).toString())}${places > 0 && fraction ? `.${fraction}` : ''}`
}

const yi = 10_000_000_000n
const wan = 1_000_000n

/** An amount as officials say it: 1,284亿元, 12.84亿元, 9,650万元; less than a 万元 in 元. */
export const amountText = (fen: bigint | number, language: Language): string => {
  const amount = BigInt(fen)
  const minus = amount < 0n ? '-' : ''
  const size = amount < 0n ? -amount : amount
  if (size >= 100n * yi) return `${minus}${rounded(size, yi, 0)}${language === 'zh' ? '亿元' : ' × 10⁸ yuan'}`
  if (size >= yi) return `${minus}${rounded(size, yi, 2)}${language === 'zh' ? '亿元' : ' × 10⁸ yuan'}`
  if (size >= wan) return `${minus}${rounded(size, wan, 0)}${language === 'zh' ? '万元' : ' × 10⁴ yuan'}`
  return `${minus}${rounded(size, 100n, 2)}${language === 'zh' ? '元' : ' yuan'}`
}

/** An amount in 万元 whatever its size, to be compared with others: 12,345.67万元. */
export const wanText = (fen: bigint, language: Language): string =>
  `${fen < 0n ? '-' : ''}${rounded(fen < 0n ? -fen : fen, wan, 2)}${language === 'zh' ? '万元' : ' × 10⁴ yuan'}`

/** A whole number with its thousands parted. */
export const countText = (count: number | bigint): string =>
  count < 0 ? `-${thousands(String(-count))}` : thousands(String(count))

/** A share as officials say it: 63.2%; rounded down, so that 100% means all. */
export const shareText = (share: number | null): string =>
  share === null ? '—' : `${(Math.floor(share * 1000 + 1e-9) / 10).toFixed(1)}%`

/** An amount of money; what it is exactly stands in its title. */
export const Amount = ({ fen, language }: { readonly fen: bigint | number | null; readonly language: Language }) =>
  fen === null ? <span class="none">—</span> : <data value={String(fen)}>{amountText(fen, language)}</data>
