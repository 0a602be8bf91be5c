import { describe, expect, it } from 'vitest'
import { checkNotice } from '../../src/calendar/calendar-notice.ts'
import { publishedYears } from '../../src/calendar/published-years.ts'

describe('the published years', () => {
  it('have nothing that loading would refuse or doubt', () => {
    expect(publishedYears.flatMap(checkNotice)).toEqual([])
  })

  it('have as many days off on weekdays and make-up days as the notices', () => {
    const counts = publishedYears.map(({ year, days }) => [
      year,
      days.filter((day) => !day.isWorking).length,
      days.filter((day) => day.isWorking).length,
    ])
    expect(counts).toEqual([
      [2024, 19, 8],
      [2025, 18, 5],
      [2026, 19, 6],
    ])
  })
})
