import { isCivilDate } from '../base/civil-date.ts'

const two = (number: string): string => number.padStart(2, '0')

/** A day as offices write it: 2026-06-30, 2026/6/30, 2026.6.30, 2026年6月30日, 2026年6月底; anything else stays as it is, for the verb to refuse. */
export const readSheetDay = (text: string): string => {
  const said = text.normalize('NFKC').replace(/\s/g, '')
  const monthEnd = /^(\d{4})年(0?[1-9]|1[0-2])月底前?$/.exec(said)
  if (monthEnd) {
    const next = new Date(Date.UTC(Number(monthEnd[1]), Number(monthEnd[2]), 0))
    return next.toISOString().slice(0, 10)
  }
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(said)
  const day = parts ? `${parts[1]}-${two(parts[2]!)}-${two(parts[3]!)}` : text
  return isCivilDate(day) ? day : text
}
