import { describe, expect, it } from 'vitest'
import { afterArrival, lookedAt, noFlood } from '../../src/base/flood.ts'

const flood = { isOn: true, began: 1000, since: 1000, came: 100, sentAway: 60 }

describe('a flood', () => {
  it.each([
    [
      'does not begin with whoever is let in',
      noFlood,
      false,
      { isOn: false, began: 0, since: 0, came: 1, sentAway: 0 },
    ],
    [
      'begins with the first for whom there is no room',
      noFlood,
      true,
      { isOn: true, began: 700, since: 700, came: 1, sentAway: 1 },
    ],
    ['counts whom it lets in', flood, false, { ...flood, came: 101 }],
    ['counts whom it sends away', flood, true, { ...flood, came: 101, sentAway: 61 }],
  ])('%s', (_, before, isSentAway, after) => {
    expect(afterArrival(before, 700, isSentAway)).toEqual(after)
  })

  it.each([
    ['is not looked at before a quarter of a second has passed', { ...flood, sentAway: 0 }, 1249, true],
    ['goes on while a fifth of those who come are sent away', { ...flood, sentAway: 20 }, 1250, true],
    ['has passed when fewer are', { ...flood, sentAway: 19 }, 1250, false],
    ['has passed when nobody comes', { ...flood, came: 0, sentAway: 0 }, 60_000, false],
    ['goes on for half a minute', { ...flood, since: 30_600 }, 30_999, true],
    ['is then tried by letting in', { ...flood, since: 30_700 }, 31_000, false],
    ['does not begin by being looked at', { ...flood, isOn: false }, 1250, false],
  ])('%s', (_, before, now, isOn) => {
    expect(lookedAt(before, now).isOn).toBe(isOn)
  })

  it('is counted anew from each look', () => {
    expect(lookedAt(flood, 1300)).toEqual({ isOn: true, began: 1000, since: 1300, came: 0, sentAway: 0 })
  })
})
