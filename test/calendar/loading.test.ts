import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymous } from '../../src/base/caller.ts'
import { selectCalendarYears } from '../../src/calendar/calendar.sql.ts'
import { loadCalendar } from '../../src/calendar/load-calendar.ts'
import { seedCalendar } from '../../src/calendar/seed-calendar.ts'
import type { Hub } from '../../src/hub.ts'
import { secretariat, secretariatOf } from '../support/callers.ts'
import { codesOf, must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { inHub } from '../support/hub.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'

const newYear = { day: '2030-01-01', isWorking: false, name: '元旦' }
const makeUp = { day: '2030-01-05', isWorking: true, name: '元旦' }
const notice = { year: 2030, source: '测试通知1号', days: [newYear, makeUp] }

const recorded = async (hub: Hub) => {
  const { rows } = await sql<{ kind: string; subject: string; content: string }>`
    select kind, subject, content from change_entry where kind like 'calendar.%' order by tx, position`.execute(hub.db)
  return rows.map(({ kind, subject, content }) => [kind, subject, JSON.parse(content).state])
}

describe('loading a year of the calendar', () => {
  it('keeps what differs from its weekday, and records one change', () =>
    inHub(db, now, async (hub) => {
      const saturdayOff = { day: '2030-01-12', isWorking: false, name: '元旦' }
      const outcome = await loadCalendar(hub, secretariat, { ...notice, days: [makeUp, saturdayOff, newYear] })
      expect(outcome).toEqual({ ok: notice, problems: [] })
      expect(await selectCalendarYears(hub.db, 2029, 2031)).toEqual([notice])
      expect(await recorded(hub)).toEqual([['calendar.loaded', '2030', notice]])
    }))

  it('changes nothing when the same comes again', () =>
    inHub(db, now, async (hub) => {
      must(await loadCalendar(hub, secretariat, notice))
      expect(await loadCalendar(hub, secretariat, notice)).toEqual({ ok: notice, problems: [] })
      expect(await recorded(hub)).toEqual([['calendar.loaded', '2030', notice]])
    }))

  it('replaces the year by a later notice, and gives back its weekday to what that does not name', () =>
    inHub(db, now, async (hub) => {
      must(await loadCalendar(hub, secretariat, notice))
      const later = { ...notice, source: '测试通知2号', days: [newYear] }
      const ordinary = { day: '2030-01-05', isWorking: false, name: '元旦' }
      expect(must(await loadCalendar(hub, secretariat, later))).toEqual({ ...later, days: [newYear, ordinary] })
      expect((await recorded(hub)).map(([kind]) => kind)).toEqual(['calendar.loaded', 'calendar.corrected'])
    }))

  it('takes a year without any exceptional day', () =>
    inHub(db, now, async (hub) => {
      must(await loadCalendar(hub, secretariat, { ...notice, days: [] }))
      expect(await selectCalendarYears(hub.db, 2030, 2030)).toEqual([{ ...notice, days: [] }])
    }))

  it('says a weekday that is marked as working without need', () =>
    inHub(db, now, async (hub) => {
      const friday = { day: '2030-01-04', isWorking: true, name: '元旦' }
      const outcome = await loadCalendar(hub, secretariat, { ...notice, days: [newYear, makeUp, friday] })
      expect(outcome.problems).toEqual([
        {
          code: 'CALENDAR_DAY_ORDINARY',
          severity: 'WARNING',
          path: ['days', 2, 'day'],
          field: 'day',
          facts: { day: '2030-01-04', year: 2030 },
        },
      ])
      expect(outcome.ok).toEqual(notice)
    }))

  it.each([
    ['a day of another year', { days: [{ ...newYear, day: '2029-12-31' }] }, ['CALENDAR_DAY_OUTSIDE_YEAR']],
    ['a day named twice', { days: [newYear, { ...newYear, isWorking: true }] }, ['CALENDAR_DAY_REPEATED']],
    ['a day that does not exist', { days: [{ ...newYear, day: '2030-02-29' }] }, ['DATE_INVALID']],
    ['a day without a name', { days: [{ ...newYear, name: ' ' }] }, ['TEXT_MISSING']],
    ['a year out of range', { year: 1999, days: [] }, ['CALENDAR_YEAR_OUT_OF_RANGE']],
    ['a year that is not whole', { year: 2030.5, days: [] }, ['CALENDAR_YEAR_OUT_OF_RANGE']],
    ['no source', { source: '' }, ['TEXT_MISSING']],
    [
      'everything at once',
      { source: '', days: [{ ...newYear, day: '2029-12-31' }, newYear, newYear] },
      ['TEXT_MISSING', 'CALENDAR_DAY_OUTSIDE_YEAR', 'CALENDAR_DAY_REPEATED'],
    ],
  ])('refuses %s', (_, change, codes) =>
    inHub(db, now, async (hub) => {
      const outcome = await loadCalendar(hub, secretariat, { ...notice, ...change })
      expect([outcome.ok, codesOf(outcome)]).toEqual([undefined, codes])
      expect(await recorded(hub)).toEqual([])
    }),
  )

  it.each([
    ['a stranger', anonymous, 'UNAUTHENTICATED'],
    ['a coordinator', ofHohhot, 'FORBIDDEN'],
    ["a cluster's secretariat: the calendar is the hub's", secretariatOf('hbew'), 'FORBIDDEN'],
  ])('is not for %s', (_, caller, code) =>
    inHub(db, now, async (hub) => {
      expect(codesOf(await loadCalendar(hub, caller, notice))).toEqual([code])
    }),
  )
})

describe('loading the published years', () => {
  it('loads what is missing, and leaves what was entered', () =>
    inHub(db, now, async (hub) => {
      must(await loadCalendar(hub, secretariat, { year: 2025, source: '本地录入', days: [] }))
      expect(must(await seedCalendar(hub, secretariat))).toEqual([2024, 2026])
      expect(must(await seedCalendar(hub, secretariat))).toEqual([])
      const years = await selectCalendarYears(hub.db, 2000, 2100)
      expect(years.map(({ year, source, days }) => [year, source, days.length])).toEqual([
        [2024, '国办发明电〔2023〕7号', 27],
        [2025, '本地录入', 0],
        [2026, '国办发明电〔2025〕7号', 25],
      ])
    }))
})
