const dayMilliseconds = 86_400_000
const lastSerial = 2_958_466 // the day after 9999-12-31

const two = (value: number): string => String(value).padStart(2, '0')

/** Days since the workbook's epoch → `YYYY-MM-DD HH:MM`; undefined outside the years 1900–9999. */
export const serialMoment = (serial: number, from1904: boolean): { day: string; time: string } | undefined => {
  if (!(serial >= 0 && serial < lastSerial)) return undefined
  const minutes = Math.round(serial * 1440)
  const days = Math.floor(minutes / 1440)
  const time = `${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`
  // Excel believes in 1900-02-29, as Lotus did: serial 60 is no day, and the days before it count from one later.
  if (!from1904 && days === 60) return { day: '1900-02-29', time }
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  return { day: new Date(epoch + days * dayMilliseconds).toISOString().slice(0, 10), time }
}
