import type { CivilDate } from '../../base/civil-date.ts'
import { civilDateAt, dayInWords } from '../../base/civil-date.ts'
import type { Language } from '../../report/problem-wording.ts'

/** A day as officials write it: 2022年12月7日; in English as it is. */
export const dayText = (day: CivilDate, language: Language): string => (language === 'zh' ? dayInWords(day) : day)

/** A month as officials write it: 2022年12月; in English as it is. */
export const monthText = (month: string, language: Language): string =>
  language === 'zh' ? `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月` : month

const beijing = 8 * 3600 * 1000

/** An instant in Beijing, to the minute. */
export const instantText = (instant: string, language: Language): string => {
  const at = new Date(instant)
  const time = new Date(at.getTime() + beijing).toISOString().slice(11, 16)
  return `${dayText(civilDateAt(at), language)} ${time}`
}

/** A day; a dash where there is none. */
export const Day = ({ day, language }: { readonly day: CivilDate | null | undefined; readonly language: Language }) =>
  day ? <time datetime={day}>{dayText(day, language)}</time> : <span class="none">—</span>

export const Instant = ({ at, language }: { readonly at: string; readonly language: Language }) => (
  <time datetime={at}>{instantText(at, language)}</time>
)
