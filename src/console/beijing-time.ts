const beijing = 8 * 3600 * 1000

/** An instant as a browser's field for day and time takes it, in Beijing: 2026-11-20T18:00. */
export const fieldOfInstant = (instant: string): string =>
  new Date(Date.parse(instant) + beijing).toISOString().slice(0, 16)

/** The instant of a day and time in Beijing; null if it is none. */
export const instantOfField = (text: string): string | null => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null
  const at = Date.parse(`${text}+08:00`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
