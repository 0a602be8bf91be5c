import { describe, expect, it } from 'vitest'
import { openCrowd, seatsOf } from '../../src/base/crowd.ts'

const still = () => 0

describe('letting a crowd in', () => {
  it('takes as many as there are places, seats as many as the bench holds, and sends the rest away at once', async () => {
    const crowd = openCrowd({ atOnce: 2, waiting: 1, patience: 1000 }, still)
    expect([await crowd.enter(), await crowd.enter()]).toEqual([true, true])
    const seated = crowd.enter()
    expect(await crowd.enter()).toBe(false)
    crowd.leave()
    expect([await seated, crowd.inside()]).toEqual([true, 2])
  })

  it('gives a place to whoever has waited longest', async () => {
    const crowd = openCrowd({ atOnce: 1, waiting: 2, patience: 1000 }, still)
    const order: string[] = []
    await crowd.enter()
    const first = crowd.enter().then(() => order.push('first'))
    const second = crowd.enter().then(() => order.push('second'))
    crowd.leave()
    await first
    crowd.leave()
    await second
    expect(order).toEqual(['first', 'second'])
  })

  it('sends whoever waits in vain away after the patience, and keeps the place for the next', async () => {
    const crowd = openCrowd({ atOnce: 1, waiting: 1, patience: 20 }, still)
    await crowd.enter()
    expect(await crowd.enter()).toBe(false)
    crowd.leave()
    expect([await crowd.enter(), crowd.inside()]).toEqual([true, 1])
  })

  it('seats fewer once somebody has been waiting for longer than a burst, and more again when nobody does', async () => {
    let now = 0
    const crowd = openCrowd({ atOnce: 1, waiting: 2, waitingInFlood: 1, patience: 1000 }, () => now)
    await crowd.enter()
    const first = crowd.enter()
    now = 50
    expect(crowd.isFull()).toBe(false)
    now = 51
    expect([crowd.isFull(), await crowd.enter()]).toEqual([true, false])
    crowd.leave()
    await first
    expect(crowd.isFull()).toBe(false)
    void crowd.enter()
    now = 60
    expect(crowd.isFull()).toBe(false)
  })
})

describe('how many may wait', () => {
  it.each([
    ['while somebody waits no longer than a burst lasts', { waiting: 30, waitingInFlood: 5 }, 50, 30],
    ['after that', { waiting: 30, waitingInFlood: 5 }, 51, 5],
    ['where it makes no difference', { waiting: 30 }, 5000, 30],
  ])('%s', (_, limits, since, seats) => {
    expect(seatsOf(limits, since)).toBe(seats)
  })
})
