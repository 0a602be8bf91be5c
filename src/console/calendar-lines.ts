import { dayInWords } from '../base/civil-date.ts'
import type { CalendarDay } from '../calendar/working-calendar.ts'

const off = ['放假', '休', 'off']
const working = ['上班', '班', '调休上班', 'working']

/** A day as a line: `2027年1月1日 放假 元旦`. */
export const lineOf = ({ day, isWorking, name }: CalendarDay): string =>
  `${dayInWords(day)} ${isWorking ? working[0] : off[0]} ${name}`

/** 2027年1月1日 as the date that it is; what is written otherwise stays, and is refused if it is none. */
const dayIn = (text: string): string => {
  const [, year, month, date] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text) ?? []
  return year === undefined ? text : `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`
}

/** The days of such lines, and the numbers of the lines that say nothing of the kind. */
export const readLines = (
  text: string,
): { readonly days: readonly CalendarDay[]; readonly wrong: readonly number[] } => {
  const days: CalendarDay[] = []
  const wrong: number[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [day = '', kind = '', ...name] = line.trim().split(/[\s,，\t]+/)
    if (off.includes(kind) || working.includes(kind))
      days.push({ day: dayIn(day), isWorking: working.includes(kind), name: name.join(' ') })
    else wrong.push(i + 1)
  }
  return { days, wrong }
}
