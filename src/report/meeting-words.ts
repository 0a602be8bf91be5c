import { figureUnits } from '../meeting/figure-kind.ts'
import type { Figure } from '../meeting/meeting-brief.ts'
import { moneyText, numberText, pointsText, shareText } from './amount-words.ts'
import { chineseNumber } from './official-words.ts'

/** 第七次会议. */
export const meetingName = (edition: number): string =>
  edition < 100 ? `第${chineseNumber(edition)}次会议` : `第${edition}次会议`

/** A figure's value with its measure word: 21项, 1,284亿元, 86.31%; null where there is none. */
export const figureText = ({ value, unit }: Pick<Figure, 'value' | 'unit'>): string | null => {
  if (value === null) return null
  if (unit === 'FEN') return moneyText(BigInt(value))
  return unit === 'SHARE' ? shareText(value) : `${numberText(value)}${figureUnits[unit].zh}`
}

/** The difference of two decimal texts, exactly. */
export const difference = (value: string, previous: string): string => {
  const places = Math.max(...[value, previous].map((text) => text.split('.')[1]?.length ?? 0))
  const whole = (text: string): bigint => {
    const [before = '0', after = ''] = text.replace('-', '').split('.')
    return BigInt(before + after.padEnd(places, '0')) * (text.startsWith('-') ? -1n : 1n)
  }
  const found = whole(value) - whole(previous)
  const digits = String(found < 0n ? -found : found).padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return `${found < 0n ? '-' : ''}${text}`
}

/** 增加6项, 减少1,200万元, 提高2.1个百分点, 持平; null where the last meeting did not know the figure. */
export const changeText = ({ value, previous, unit }: Pick<Figure, 'value' | 'previous' | 'unit'>): string | null => {
  if (value === null || previous === null) return null
  const found = difference(value, previous)
  if (!/[1-9]/.test(found)) return '持平'
  const [up, down] = unit === 'SHARE' ? ['提高', '下降'] : ['增加', '减少']
  const size = found.replace('-', '')
  const amount = unit === 'SHARE' ? `${pointsText(size)}个百分点` : figureText({ value: size, unit })
  return `${found.startsWith('-') ? down : up}${amount}`
}

/** What there is of several counts, the noughts left out: 已完成21项，推进中24项. Empty where there is nothing. */
export const countsText = (
  counts: readonly (readonly [word: string, figure: Figure | undefined])[],
  between: '，' | '、' = '，',
): string =>
  counts
    .filter(([, figure]) => figure !== undefined && isSome(figure.value))
    .map(([word, figure]) => `${word}${figureText(figure!)}`)
    .join(between)

/** Whether a figure counts anything. */
export const isSome = (value: string | null | undefined): value is string =>
  value !== null && value !== undefined && /[1-9]/.test(value)

/** A few of many by name: 甲、乙、丙等5项. */
export const namedFew = (names: readonly string[], most: number, measure: string): string =>
  names.length <= most ? names.join('、') : `${names.slice(0, most).join('、')}等${names.length}${measure}`
