import { describe, expect, it } from 'vitest'
import {
  completedOf,
  completedWithin,
  type DispatchEntry,
  type DispatchPart,
  type DispatchRow,
  standingOfRow,
  tallyRows,
} from '../../src/programme/dispatch-row.ts'

const entry = (more: Partial<DispatchEntry> = {}): DispatchEntry => ({
  onDay: '2026-02-28',
  year: 2026,
  completedThisYearFen: null,
  completedSinceStartFen: null,
  physicalPermille: null,
  stage: null,
  isDone: false,
  text: null,
  ...more,
})
const part = (now: DispatchEntry | null, before: DispatchEntry | null = null, city = '150100'): DispatchPart => ({
  city,
  entry: now,
  before,
})
const row = (more: Partial<DispatchRow> = {}): DispatchRow => ({
  list: 'PROJECT',
  number: 1,
  title: '城际铁路',
  field: 'TRANSPORT',
  leadCity: '150100',
  leadUnit: null,
  deadline: null,
  actualStartOn: null,
  actualCompletionOn: null,
  plannedThisYearFen: null,
  colour: 'GREY',
  causes: [],
  parts: [part(null)],
  ...more,
})
const february = { from: '2026-02-01', to: '2026-02-28' }

describe('how a row stands', () => {
  it.each([
    ['nothing reported', {}, 'NOT_STARTED'],
    ['money only, before the start', { parts: [part(entry({ completedThisYearFen: 100 }))] }, 'NOT_STARTED'],
    ['physical progress', { parts: [part(entry({ physicalPermille: 1 }))] }, 'UNDER_WAY'],
    ['a stage before the start', { parts: [part(entry({ stage: 'READY', physicalPermille: 5 }))] }, 'NOT_STARTED'],
    ['a stage after it', { parts: [part(entry({ stage: 'UNDER_CONSTRUCTION' }))] }, 'UNDER_WAY'],
    ['a start that has come', { actualStartOn: '2026-02-28' }, 'UNDER_WAY'],
    ['a completion that has come', { actualCompletionOn: '2026-02-28' }, 'DONE'],
    ['a start to come', { actualStartOn: '2026-03-01' }, 'NOT_STARTED'],
    ['a task that was reported of', { list: 'TASK', parts: [part(entry())] }, 'UNDER_WAY'],
    ['done in all cities', { parts: [part(entry({ isDone: true })), part(entry({ isDone: true }))] }, 'DONE'],
    ['a completion that has come', { actualCompletionOn: '2026-02-28' }, 'DONE'],
    ['done in one of two', { parts: [part(entry({ isDone: true })), part(null)] }, 'UNDER_WAY'],
  ] as const)('with %s', (_, more, standing) => {
    expect(standingOfRow(row(more as Partial<DispatchRow>), february)).toBe(standing)
  })
})

const of = (completedThisYearFen: number, more: Partial<DispatchEntry> = {}) => entry({ completedThisYearFen, ...more })
const lastYear = { year: 2025, onDay: '2025-12-31' }

describe('the amount of a period', () => {
  it.each([
    ['a difference', [part(of(500), of(200))], 500n, 300n],
    ['of two cities', [part(of(500), of(200)), part(of(70), of(30), '150200')], 570n, 340n],
    ['nothing new', [part(of(200), of(200))], 200n, 0n],
    ['the first report', [part(of(500))], 500n, 500n],
    ['January, after a year before', [part(of(80), of(9_000, lastYear))], 80n, 80n],
    ['nothing since last year', [part(of(9_000, lastYear), of(9_000, lastYear))], 0n, 0n],
    ['nothing at all', [part(null)], 0n, 0n],
    ['a correction downwards', [part(of(150), of(200))], 150n, -50n],
  ])('is %s', (_, parts, completed, within) => {
    expect([completedOf(row({ parts }), february), completedWithin(row({ parts }), february)]).toEqual([
      completed,
      within,
    ])
  })

  it.each([
    ['the amounts since the start, where both are known', 5_100, 5_000, 100n],
    ['the new year’s part, where they are not', null, null, 40n],
  ])('of a week over the turn of the year compares %s', (_, now, then, within) => {
    const parts = [
      part(
        of(40, { onDay: '2026-01-03', completedSinceStartFen: now }),
        of(900, { ...lastYear, completedSinceStartFen: then }),
      ),
    ]
    expect(completedWithin(row({ parts }), { from: '2025-12-29', to: '2026-01-04' })).toBe(within)
  })
})

describe('the figures of the lists', () => {
  it('add up each list that has rows', () => {
    const rows = [
      row({ list: 'TASK', colour: 'GREEN', parts: [part(entry({ isDone: true }))] }),
      row({ colour: 'RED', plannedThisYearFen: 1_000, parts: [part(of(500, { physicalPermille: 100 }), of(200))] }),
      row({ number: 2, colour: 'GREY', plannedThisYearFen: 9_000_000_000_000_000 }),
    ]
    const colours = { GREY: 0, GREEN: 0, YELLOW: 0, RED: 0 }
    expect(tallyRows(rows, february)).toEqual([
      {
        ...{ list: 'TASK', rows: 1, notStarted: 0, underWay: 0, done: 1, colours: { ...colours, GREEN: 1 } },
        ...{ plannedFen: 0n, completedFen: 0n, withinFen: 0n },
      },
      {
        ...{ list: 'PROJECT', rows: 2, notStarted: 1, underWay: 1, done: 0, colours: { ...colours, RED: 1, GREY: 1 } },
        ...{ plannedFen: 9_000_000_000_001_000n, completedFen: 500n, withinFen: 300n },
      },
    ])
  })
})
