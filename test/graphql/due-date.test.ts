import { describe, expect, it } from 'vitest'
import { seedCalendar } from '../../src/calendar/seed-calendar.ts'
import { setClusterRule } from '../../src/catalogue/set-cluster-rule.ts'
import type { Hub } from '../../src/hub.ts'
import { backFilled, card } from '../support/batch.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { inHub } from '../support/hub.ts'
import { plainContent } from '../support/implementation.ts'
import { implement } from '../support/recognising.ts'

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'

const prepare = async (hub: Hub, committedLimit: typeof plainContent.committedLimit) => {
  await makeCluster(hub)
  await backFilled(hub, {}, card)
  await implement(hub, '150100', card.code, '2022-01-01', { content: { ...plainContent, committedLimit } })
}
const ask = async (hub: Hub, more: string) => {
  const { data } = await openDoor(hub)(`{ canHandle(cluster: "hbew", item: "${card.code}",
    competentCity: "150100", acceptingCity: "150200"${more}) { knownAt dueOn { day isProvisional } } }`)
  return data.canHandle
}
const days = (value: number, unit: 'WORKING_DAY' | 'CALENDAR_DAY' | 'HOUR') => ({ value, unit })

describe('asking by when, if it is accepted on a day', () => {
  it.each([
    // 国庆: 1 to 7 October off, Saturday the 10th worked.
    [
      'working days through a holiday',
      days(5, 'WORKING_DAY'),
      '2026-09-30',
      { day: '2026-10-13', isProvisional: false },
    ],
    ['calendar days', days(7, 'CALENDAR_DAY'), '2026-09-30', { day: '2026-10-07', isProvisional: false }],
    ['hours as begun working days', days(20, 'HOUR'), '2026-03-02', { day: '2026-03-05', isProvisional: false }],
    [
      'into a year that is not published',
      days(5, 'WORKING_DAY'),
      '2026-12-30',
      { day: '2027-01-06', isProvisional: true },
    ],
    ['no limit', null, '2026-03-02', null],
  ])('counts %s', (_, limit, acceptedOn, dueOn) =>
    inHub(db, now, async (hub) => {
      must(await seedCalendar(hub, secretariat))
      await prepare(hub, limit)
      expect((await ask(hub, `, acceptedOn: "${acceptedOn}"`)).dueOn).toEqual(dueOn)
    }),
  )

  it('counts hours as the cluster does, and the calendar as it was known', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub, days(20, 'HOUR'))
      const rule = { cluster: 'hbew', rule: 'CONSISTENCY_HOURS_PER_WORKING_DAY', value: '5', effectiveOn: '2026-03-03' }
      must(await setClusterRule(hub, secretariat, rule))
      const { knownAt, dueOn } = await ask(hub, ', acceptedOn: "2026-03-02"')
      expect(dueOn).toEqual({ day: '2026-03-05', isProvisional: true })
      must(await seedCalendar(hub, secretariat))
      expect((await ask(hub, ', acceptedOn: "2026-03-03"')).dueOn).toEqual({ day: '2026-03-09', isProvisional: false })
      expect((await ask(hub, `, acceptedOn: "2026-03-02", knownAt: "${knownAt}"`)).dueOn).toEqual(dueOn)
    }))

  it('says nothing without a day, and refuses one that is none or that no calendar reaches', () =>
    inHub(db, now, async (hub) => {
      await prepare(hub, days(5, 'WORKING_DAY'))
      expect((await ask(hub, '')).dueOn).toBeNull()
      const asked = (day: string) =>
        `{ canHandle(cluster: "hbew", item: "x", competentCity: "1", acceptingCity: "2", acceptedOn: "${day}") { answer } }`
      for (const day of ['2026-02-30', '2101-01-01'])
        expect(errorCodes(await openDoor(hub)(asked(day)))).toEqual(['BAD_REQUEST'])
    }))
})

describe('the working-day calendar', () => {
  it('is read by everybody, year by year', () =>
    inHub(db, now, async (hub) => {
      must(await seedCalendar(hub, secretariat))
      const { data } = await openDoor(hub)(
        '{ a: calendarYear(year: 2026) { source days { day isWorking name } } b: calendarYear(year: 2027) { year } c: calendarYear(year: 99999) { year } }',
      )
      expect(data).toMatchObject({ a: { source: '国办发明电〔2025〕7号' }, b: null, c: null })
      expect(data.a.days.slice(0, 3)).toEqual([
        { day: '2026-01-01', isWorking: false, name: '元旦' },
        { day: '2026-01-02', isWorking: false, name: '元旦' },
        { day: '2026-01-04', isWorking: true, name: '元旦' },
      ])
    }))
})
