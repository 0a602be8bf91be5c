import { describe, expect, it } from 'vitest'
import { isRepeated, isWinter } from '../../src/programme/repeated-progress.ts'

const january = {
  onDay: '2026-01-31',
  completedThisYearFen: 100,
  completedSinceStartFen: 500,
  physicalPermille: 200,
  stage: 'UNDER_CONSTRUCTION',
  isDone: false,
  textKey: '路基完成',
}
const february = { ...january, onDay: '2026-02-28' }
const bare = {
  completedThisYearFen: null,
  completedSinceStartFen: null,
  physicalPermille: null,
  stage: null,
  textKey: '',
}
const winter = { from: 11, to: 3 }

describe('an entry that only says again what the one before said', () => {
  it.each([
    ['the same figures, the text alike', february, january, null, true],
    ['more money', { ...february, completedSinceStartFen: 501 }, january, null, false],
    ['more of the year alone', { ...february, completedThisYearFen: 101 }, january, null, false],
    ['further in the field', { ...february, physicalPermille: 201 }, january, null, false],
    ['another stage', { ...february, stage: 'STOPPED' }, january, null, false],
    ['another text', { ...february, textKey: '路面完成' }, january, null, false],
    ['nothing before it', february, null, null, false],
    ['completed', { ...february, isDone: true }, { ...january, isDone: true }, null, false],
    ['no longer completed', february, { ...january, isDone: true }, null, false],
    ['stopped for the winter', february, january, winter, false],
    ['after the winter', { ...february, onDay: '2026-04-30' }, january, winter, true],
    [
      'a new year, whose own figure begins anew',
      { ...february, completedThisYearFen: 0, onDay: '2027-01-31' },
      january,
      null,
      true,
    ],
    ['no figures at all and no text', { ...february, ...bare }, { ...january, ...bare }, null, true],
  ])('%s: %s', (_, now, before, stop, repeated) => {
    expect(isRepeated(now, before, stop)).toBe(repeated)
  })
})

describe('the months in which nobody builds', () => {
  it.each([
    ['over the turn of the year', winter, '2026-10-31', false],
    ['over the turn of the year', winter, '2026-11-01', true],
    ['over the turn of the year', winter, '2027-03-31', true],
    ['over the turn of the year', winter, '2027-04-01', false],
    ['within a year', { from: 1, to: 2 }, '2026-02-28', true],
    ['within a year', { from: 1, to: 2 }, '2026-03-01', false],
    ['never', null, '2026-01-15', false],
  ])('%s: %j on %s is %s', (_, stop, day, is) => {
    expect(isWinter(stop, day)).toBe(is)
  })
})
