import { describe, expect, it } from 'vitest'
import { openCrowd } from '../../src/base/crowd.ts'

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

  it('dismisses its bench when a flood comes, and lets nobody wait until it has passed', async () => {
    let now = 0
    const crowd = openCrowd({ atOnce: 1, waiting: 2, inFlood: 1, patience: 1000 }, () => now)
    await crowd.enter()
    const seated = [crowd.enter(), crowd.enter()]
    expect([await crowd.enter(), await seated[0], await seated[1]]).toEqual([false, false, false])
    expect([await crowd.enter(), crowd.inside()]).toEqual([false, 1])
    crowd.leave()
    // Of four in this quarter of a second three are sent away, of six in the next one.
    expect([await crowd.enter(), await crowd.enter()]).toEqual([true, false])
    now = 250
    for (const _ of [1, 2, 3, 4, 5]) {
      crowd.leave()
      expect(await crowd.enter()).toBe(true)
    }
    expect(await crowd.enter()).toBe(false)
    now = 500
    const waits = crowd.enter()
    crowd.leave()
    expect(await waits).toBe(true)
  })

  it('takes on fewer in a flood than there are places', async () => {
    const crowd = openCrowd({ atOnce: 4, waiting: 0, inFlood: 2, patience: 1000 }, still)
    for (const _ of [1, 2, 3, 4]) await crowd.enter()
    expect(await crowd.enter()).toBe(false)
    crowd.leave()
    crowd.leave()
    expect(await crowd.enter()).toBe(false)
    crowd.leave()
    expect([await crowd.enter(), crowd.inside()]).toEqual([true, 2])
  })

  it('keeps who waits where a flood makes no difference', async () => {
    const crowd = openCrowd({ atOnce: 1, waiting: 1, patience: 1000 }, still)
    await crowd.enter()
    const seated = crowd.enter()
    expect(await crowd.enter()).toBe(false)
    crowd.leave()
    expect(await seated).toBe(true)
  })

  it('serves a client that asks over as many connections as there are places and seats, without an end', async () => {
    let now = 0
    const crowd = openCrowd({ atOnce: 2, waiting: 4, inFlood: 1, patience: 1000 }, () => now)
    const letIn: boolean[] = []
    const ask = async () => {
      letIn.push(await crowd.enter())
    }
    for (const _ of [1, 2, 3, 4, 5, 6]) void ask()
    for (const _ of Array(1000)) {
      now += 10
      crowd.leave()
      await Promise.resolve()
      void ask()
    }
    await Promise.resolve()
    expect([letIn.length, letIn.includes(false)]).toEqual([1002, false])
  })

  it('serves such a client again, though it never paused, half a minute after others made a flood of it', async () => {
    let now = 0
    const crowd = openCrowd({ atOnce: 2, waiting: 4, inFlood: 1, patience: 100_000 }, () => now)
    const inTurn: boolean[] = []
    let waiting = 0
    const ask = async () => {
      waiting += 1
      inTurn.push(await crowd.enter())
      waiting -= 1
    }
    for (const _ of Array(8)) void ask()
    await Promise.resolve()
    // Six go on, and whoever is sent away comes back at once.
    for (; now < 31_000; now += 10) {
      if (crowd.inside() > 0) crowd.leave()
      await new Promise((resolve) => setImmediate(resolve))
      for (let out = 6 - crowd.inside() - waiting; out > 0; out--) void ask()
      await Promise.resolve()
      if (now === 30_400) inTurn.length = 0
    }
    expect([inTurn.length > 10, inTurn.includes(false)]).toEqual([true, false])
  })
})
