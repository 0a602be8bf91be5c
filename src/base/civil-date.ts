/** A civil date in Beijing, `YYYY-MM-DD`: deadlines and days of effect. Compares as text. */
export type CivilDate = string

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is a day that exists: 2023-02-30 is not one. */
export const isCivilDate = (text: string): boolean => {
  const parts = shape.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const daysIn = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : daysOfMonth[month - 1]!

const beijingOffset = 8 * 3600 * 1000

/** The civil date in Beijing at an instant. China has had no summer time since 1991. */
export const civilDateAt = (instant: Date): CivilDate =>
  new Date(instant.getTime() + beijingOffset).toISOString().slice(0, 10)

/** The day so many days later (earlier, if negative). */
export const addDays = (day: CivilDate, days: number): CivilDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** A day as a document writes it, without noughts before: 2026年3月2日. */
export const dayInWords = (day: CivilDate): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
