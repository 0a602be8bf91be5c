import { describe, expect, it } from 'vitest'
import { makeCalendar } from '../../src/calendar/working-calendar.ts'
import {
  type BoardDay,
  type BoardEntry,
  type BoardPart,
  figuresOf,
  shareOf,
  stalenessOf,
  standingOf,
  yuanText,
} from '../../src/programme/board.ts'
import { lastMonthDue } from '../../src/programme/fresh-month.ts'

const day: BoardDay = { year: 2026, asOf: '2026-06-15', fresh: { month: 5, since: '2026-05-21', to: '2026-05-31' } }
const said = (more: Partial<BoardEntry> = {}): BoardEntry => ({
  ...{ onDay: '2026-05-31', year: 2026, completedThisYearFen: 300, physicalPermille: null, stage: null },
  ...{ isDone: false, isRepeated: false, ...more },
})
const part = (more: Partial<BoardPart> = {}): BoardPart => ({
  ...{
    list: 'PROJECT',
    number: 1,
    city: '150100',
    listedOn: '2026-01-10',
    actualStartOn: null,
    actualCompletionOn: null,
    winterStop: null,
  },
  ...{ plannedFen: 1200, due: { part: 5, of: 12 }, entry: null, colour: 'GREEN', ...more },
})

describe('how a row stands in a city', () => {
  it.each([
    ['nothing known', {}, 'NOT_STARTED'],
    ['started today', { actualStartOn: '2026-06-15' }, 'UNDER_WAY'],
    ['to start tomorrow', { actualStartOn: '2026-06-16' }, 'NOT_STARTED'],
    ['money before the start', { entry: said() }, 'NOT_STARTED'],
    ['physical progress', { entry: said({ physicalPermille: 1 }) }, 'UNDER_WAY'],
    ['in preparation, whatever else', { entry: said({ stage: 'PRELIMINARY', physicalPermille: 5 }) }, 'NOT_STARTED'],
    ['under construction', { entry: said({ stage: 'UNDER_CONSTRUCTION' }) }, 'UNDER_WAY'],
    ['done', { entry: said({ isDone: true, stage: 'PRELIMINARY' }) }, 'DONE'],
    ['completed today', { actualCompletionOn: '2026-06-15' }, 'DONE'],
    ['to be completed tomorrow', { actualCompletionOn: '2026-06-16' }, 'NOT_STARTED'],
    ['a task of which anything was said', { list: 'TASK', entry: said() }, 'UNDER_WAY'],
    ['a task not begun', { list: 'TASK', entry: said({ stage: 'NOT_STARTED' }) }, 'NOT_STARTED'],
    ['a task of which nothing was said', { list: 'TASK' }, 'NOT_STARTED'],
    ['a platform that is planned', { list: 'PLATFORM', entry: said({ stage: 'PLANNED' }) }, 'NOT_STARTED'],
    ['a platform on trial', { list: 'PLATFORM', entry: said({ stage: 'TRIAL' }) }, 'UNDER_WAY'],
  ] as const)('%s', (_, more, standing) => {
    expect(standingOf(part(more), day)).toBe(standing)
  })
})

describe('whether it is stale', () => {
  it.each([
    ['nothing was ever said', {}, 'MISSING'],
    ['said before the last part of May', { entry: said({ onDay: '2026-05-20' }) }, 'MISSING'],
    ['said on its first day', { entry: said({ onDay: '2026-05-21' }) }, null],
    ['said since', { entry: said({ onDay: '2026-06-10' }) }, null],
    ['the same again', { entry: said({ isRepeated: true }) }, 'REPEATED'],
    ['the same again, long ago', { entry: said({ isRepeated: true, onDay: '2026-04-30' }) }, 'MISSING'],
    ['completed', { actualCompletionOn: '2026-06-01' }, null],
    ['done long ago', { entry: said({ isDone: true, onDay: '2026-02-28' }) }, null],
    ['put on the plan on the last day of May', { listedOn: '2026-05-31' }, 'MISSING'],
    ['put on the plan in June', { listedOn: '2026-06-01' }, null],
    ['stopped for the winter in May', { winterStop: { from: 11, to: 5 } }, null],
    ['stopped for another winter', { winterStop: { from: 11, to: 4 } }, 'MISSING'],
  ] as const)('%s', (_, more, staleness) => {
    expect(stalenessOf(part(more), day)).toBe(staleness)
  })

  it('never before the first month was due', () => {
    expect(stalenessOf(part(), { ...day, fresh: null })).toBe(null)
  })
})

describe('the last month whose report was due', () => {
  // 3 working days; in 2026 the first three days of May are holidays, and the 4th and 5th too.
  const holidays = ['2026-05-01', '2026-05-04', '2026-05-05'].map((on) => ({
    day: on,
    isWorking: false,
    name: '劳动节',
  }))
  const makeUp = { day: '2026-05-09', isWorking: true, name: '劳动节' }
  const calendar = makeCalendar([{ year: 2026, source: '国办发明电〔2025〕7号', days: [...holidays, makeUp] }])
  it.each([
    ['2026-01-31', null],
    ['2026-02-04', null],
    ['2026-02-05', 1],
    ['2026-05-08', 3],
    ['2026-05-09', 4],
    ['2026-12-31', 11],
    ['2027-01-05', 11],
    ['2027-01-06', 12],
    ['2030-07-01', 12],
    ['2025-12-31', null],
  ])('on %s it is %s', (asOf, month) => {
    expect(lastMonthDue(2026, asOf, [], calendar)?.month ?? null).toBe(month)
  })

  it('of January, where it is merged, only with February', () => {
    const rules = [{ rule: 'JANUARY_MERGED', effectiveOn: '2025-01-01', value: 'true', recordedIn: 1 }]
    expect(lastMonthDue(2026, '2026-02-20', rules, calendar)).toBe(null)
    expect(lastMonthDue(2026, '2026-03-05', rules, calendar)).toEqual({
      month: 2,
      since: '2026-02-21',
      to: '2026-02-28',
    })
  })
})

describe('the figures of some parts', () => {
  it('count a row once, whatever its cities', () => {
    const shared = [
      part({ number: 1, entry: said({ isDone: true }), plannedFen: 700, due: { part: 1, of: 3 } }),
      part({
        number: 1,
        city: '150200',
        colour: 'RED',
        entry: said({ year: 2025, onDay: '2025-12-31' }),
        plannedFen: 500,
      }),
    ]
    const more = [
      part({
        number: 2,
        colour: 'YELLOW',
        plannedFen: null,
        entry: said({ isRepeated: true, completedThisYearFen: null }),
      }),
      part({ number: 3, entry: said({ isDone: true, completedThisYearFen: 1200 }), due: null }),
      part({ number: 4, actualStartOn: '2026-03-01', colour: 'GREY', entry: said() }),
    ]
    expect(figuresOf([...shared, ...more], day)).toEqual({
      ...{ rows: 4, notStarted: 1, underWay: 2, done: 1, behind: 2, red: 1, stale: 2, missing: 1, repeated: 1 },
      // 700 + 500 + 1,200 + 1,200; 300 + 1,200 + 300; 233 + 208 + 500.
      ...{ plannedFen: 3600n, completedFen: 1800n, dueFen: 941n },
    })
  })

  it('are all nothing of nothing', () => {
    expect(figuresOf([], day)).toMatchObject({ rows: 0, notStarted: 0, underWay: 0, plannedFen: 0n })
  })

  it.each([
    [1800n, 3600n, 0.5],
    [1n, 3n, 0.3333],
    [2n, 3n, 0.6666],
    [4n, 3n, 1.3333],
    [0n, 3n, 0],
    [1n, 0n, null],
  ])('%s by %s is %s', (completed, of, share) => {
    expect(shareOf(completed, of)).toBe(share)
  })

  it.each([
    [0n, '0'],
    [5n, '0.05'],
    [50n, '0.5'],
    [123456n, '1234.56'],
    [900000000000000000100n, '9000000000000000001'],
  ])('%s 分 are %s 元', (fen, text) => {
    expect(yuanText(fen)).toBe(text)
  })
})
