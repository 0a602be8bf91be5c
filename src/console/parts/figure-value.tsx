import type { FigureUnit } from '../../meeting/figure-kind.ts'
import { figureUnits } from '../../meeting/figure-kind.ts'
import type { Language } from '../../report/problem-wording.ts'
import { amountText, countText, shareText } from './amount.tsx'

/** A figure of a brief as officials say it: 12个, 63.2%, 1,284亿元; a dash where there is nothing to say. */
export const figureText = (value: string | null, unit: FigureUnit, language: Language): string => {
  if (value === null) return '—'
  // Said by hand it may have decimals where counts have none.
  if (unit !== 'SHARE' && value.includes('.')) return value
  if (unit === 'FEN') return amountText(BigInt(value), language)
  if (unit === 'SHARE') return shareText(Number(value))
  return `${countText(BigInt(value))}${language === 'zh' ? figureUnits[unit].zh : ''}`
}
