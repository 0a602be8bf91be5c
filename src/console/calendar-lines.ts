import type { CalendarDay } from '../calendar/working-calendar.ts'

const off = ['放假', '休', 'off']
const working = ['上班', '班', '调休上班', 'working']

/** A day as a line: `2027-01-01 放假 元旦`. */
export const lineOf = ({ day, isWorking, name }: CalendarDay): string =>
  `${day} ${isWorking ? working[0] : off[0]} ${name}`

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
      days.push({ day, isWorking: working.includes(kind), name: name.join(' ') })
    else wrong.push(i + 1)
  }
  return { days, wrong }
}
