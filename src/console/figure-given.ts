import { figureKind, figureUnits, readFigureId } from '../meeting/figure-kind.ts'

/** By how many places a unit of money stands above the 分. */
const money: readonly (readonly [word: string, places: number])[] = [
  ['亿元', 10],
  ['亿', 10],
  ['万元', 6],
  ['万', 6],
  ['元', 2],
  ['分', 0],
]

const plain = /^(-?)(\d{1,18})(?:\.(\d{1,9}))?$/

/** A number with its point moved, exactly; null if it is none. To the right where `places` is positive. */
const moved = (text: string, places: number): string | null => {
  const [, minus, whole, fraction = ''] = plain.exec(text.replace(/[,，\s]/g, '')) ?? []
  if (whole === undefined) return null
  const digits = whole.padStart(whole.length + Math.max(-places, 0), '0') + fraction.padEnd(Math.max(places, 0), '0')
  const point = digits.length - Math.max(fraction.length - places, 0)
  const [left, right] = [digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0', digits.slice(point).replace(/0+$/, '')]
  const value = right === '' ? left : `${left}.${right}`
  return value === '0' ? '0' : `${minus}${value}`
}

/**
 * What somebody says a figure is, in the unit in which it is shown (64.26亿元, 85.2%, 12个), as the exact decimal that figures are kept
 * in; null if it cannot be told. Money without its unit might mean anything.
 */
export const figureGiven = (id: string, said: string): string | null => {
  const key = readFigureId(id)
  const text = said.trim()
  if (key === null) return moved(text, 0)
  const { unit } = figureKind(key.name)
  if (unit === 'FEN') {
    const [word, places] = money.find(([one]) => text.endsWith(one)) ?? []
    return word === undefined ? null : moved(text.slice(0, -word.length), places!)
  }
  if (unit === 'SHARE') return /[%％]$/.test(text) ? moved(text.slice(0, -1), -2) : moved(text, 0)
  const { zh } = figureUnits[unit]
  return moved(text.endsWith(zh) ? text.slice(0, -zh.length) : text, 0)
}
