import { describe, expect, it } from 'vitest'
import { type CheckedProgress, checkProgress } from '../../src/programme/progress-rules.ts'

const before = {
  onDay: '2026-02-28',
  completedThisYearFen: 200_00,
  completedSinceStartFen: 700_00,
  physicalPermille: 300,
  stage: 'UNDER_CONSTRUCTION',
  isDone: false,
}
const sound: CheckedProgress = {
  list: 'PROJECT',
  onDay: '2026-03-31',
  completedThisYearFen: 300_00,
  completedSinceStartFen: 800_00,
  physicalPermille: 350,
  stage: 'UNDER_CONSTRUCTION',
  isDone: false,
  reason: null,
  total: 1_000_00,
  thisYear: 500_00,
  before,
  after: null,
}
const after = { ...before, onDay: '2026-04-30', completedThisYearFen: 400_00, completedSinceStartFen: 900_00 }
const explained = { reason: '统计口径调整' }

describe('the figures of an entry', () => {
  it.each<[string, Partial<CheckedProgress>, string[]]>([
    ['that follow from the ones before', {}, []],
    ['between two others', { after }, []],
    ['the same as before', { completedThisYearFen: 200_00, completedSinceStartFen: 700_00 }, []],
    ['nothing before them', { before: null }, []],
    [
      'none at all',
      { completedThisYearFen: null, completedSinceStartFen: null, physicalPermille: null, stage: null },
      [],
    ],
    ['a year figure that fell', { completedThisYearFen: 199_99 }, ['ERROR PROGRESS_YEAR_FELL']],
    ['the same, explained', { completedThisYearFen: 199_99, ...explained }, ['WARNING PROGRESS_YEAR_FELL']],
    [
      'a year figure above a later one',
      { after: { ...after, completedThisYearFen: 299_99 } },
      ['ERROR PROGRESS_YEAR_FELL'],
    ],
    ['a new year, which begins anew', { completedThisYearFen: 0, before: { ...before, onDay: '2025-12-31' } }, []],
    ['a later entry of the next year', { after: { ...after, onDay: '2027-01-31', completedThisYearFen: 0 } }, []],
    ['a sum since the start that fell', { completedSinceStartFen: 699_99 }, ['ERROR PROGRESS_SINCE_START_FELL']],
    [
      'a sum that fell over the turn of the year',
      { completedThisYearFen: 0, completedSinceStartFen: 699_99, before: { ...before, onDay: '2025-12-31' } },
      ['ERROR PROGRESS_SINCE_START_FELL'],
    ],
    [
      'more in the year than since the start',
      { completedThisYearFen: 450_00, completedSinceStartFen: 400_00, before: null },
      ['ERROR PROGRESS_YEAR_ABOVE_SINCE_START'],
    ],
    [
      'as much in the year as since the start',
      { completedThisYearFen: 300_00, completedSinceStartFen: 300_00, before: null },
      [],
    ],
    ['more than the total', { completedSinceStartFen: 1_000_01 }, ['ERROR PROGRESS_ABOVE_TOTAL']],
    ['exactly the total', { completedSinceStartFen: 1_000_00 }, []],
    [
      'more than the total, explained',
      { completedSinceStartFen: 1_000_01, ...explained },
      ['WARNING PROGRESS_ABOVE_TOTAL'],
    ],
    ['more than a total that nobody knows', { completedSinceStartFen: 9_000_00, total: null }, []],
    ['more than the year’s plan', { completedThisYearFen: 500_01 }, ['WARNING PROGRESS_ABOVE_PLAN']],
    ['exactly the year’s plan', { completedThisYearFen: 500_00 }, []],
    ['not started, and money spent', { stage: 'READY' }, ['WARNING PROGRESS_BEFORE_START']],
    [
      'not started, and nothing spent',
      { stage: 'PRELIMINARY', completedThisYearFen: 0, completedSinceStartFen: 0, before: null },
      [],
    ],
    ['a task not started', { list: 'TASK', stage: 'NOT_STARTED' }, ['WARNING PROGRESS_BEFORE_START']],
    ['further back in the field', { physicalPermille: 299 }, ['WARNING PROGRESS_PHYSICAL_FELL']],
    ['completed at 100 %', { isDone: true, physicalPermille: 1000 }, []],
    ['completed below 100 %', { isDone: true, physicalPermille: 999 }, ['WARNING PROGRESS_DONE_BELOW_FULL']],
    ['no longer completed', { before: { ...before, isDone: true } }, ['ERROR PROGRESS_NO_LONGER_DONE']],
    [
      'no longer completed, explained',
      { before: { ...before, isDone: true }, ...explained },
      ['WARNING PROGRESS_NO_LONGER_DONE'],
    ],
    [
      'everything at once',
      { completedThisYearFen: 100_00, completedSinceStartFen: 1_000_01, stage: 'READY', physicalPermille: 0 },
      [
        'ERROR PROGRESS_YEAR_FELL',
        'ERROR PROGRESS_ABOVE_TOTAL',
        'WARNING PROGRESS_PHYSICAL_FELL',
        'WARNING PROGRESS_BEFORE_START',
      ],
    ],
  ])('%s', (_, change, found) => {
    expect(checkProgress({ ...sound, ...change }).map(({ severity, code }) => `${severity} ${code}`)).toEqual(found)
  })

  it('are told with the figures that they do not agree with, in 元', () => {
    expect(checkProgress({ ...sound, completedThisYearFen: 199_99 })).toMatchObject([
      { path: ['completedThisYear'], facts: { found: '199.99', other: '200', onDay: '2026-02-28' } },
    ])
  })
})
