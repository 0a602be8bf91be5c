import type { FigureChange } from '../../meeting/brief-diff.ts'
import type { Language } from '../../report/problem-wording.ts'
import { sealWords } from '../words/seal-words.ts'
import { fill } from '../words/speak.ts'
import { wanText } from './amount.tsx'
import { figureSaid } from './figure-named.ts'

const isWhole = (value: string): boolean => /^-?\d+$/.test(value)

/** What a figure says, amounts in 万元 throughout so that they can be compared. */
export const comparedText = ({ figure, unit }: FigureChange, value: string | null, language: Language): string =>
  unit === 'FEN' && value !== null && isWhole(value)
    ? wanText(BigInt(value), language)
    : figureSaid(figure, value, language)

/** By how much it changed, with its sign; of a share in points of a hundred. */
export const changeText = (found: FigureChange, language: Language): string => {
  const { change, unit } = found
  if (change === null) return '—'
  const sign = change.startsWith('-') ? '' : '+'
  if (unit !== 'SHARE') return `${sign}${comparedText(found, change, language)}`
  const points = Math.round(Number(change) * 1000) / 10
  return points === 0 ? sealWords.level[language] : fill(sealWords.points[language], { n: `${sign}${points}` })
}
