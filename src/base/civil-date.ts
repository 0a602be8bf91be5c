/** A civil date in Beijing, `YYYY-MM-DD`: deadlines and days of effect. Compares as text. */
export type CivilDate = string

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is a day that exists: 2023-02-30 is not one. */
export const isCivilDate = (text: string): boolean => {
  const parts = shape.exec(text)
  if (!parts) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && Number(parts[1]) >= 1900
}

const beijingOffset = 8 * 3600 * 1000

/** The civil date in Beijing at an instant. China has had no summer time since 1991. */
export const civilDateAt = (instant: Date): CivilDate =>
  new Date(instant.getTime() + beijingOffset).toISOString().slice(0, 10)

/** The day so many days later (earlier, if negative). */
export const addDays = (day: CivilDate, days: number): CivilDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
