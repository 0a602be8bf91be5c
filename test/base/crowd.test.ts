import { describe, expect, it } from 'vitest'
import { openCrowd } from '../../src/base/crowd.ts'

describe('letting a crowd in', () => {
  it('takes as many as there are places, seats as many as the bench holds, and sends the rest away at once', async () => {
    const crowd = openCrowd({ atOnce: 2, waiting: 1, patience: 1000 })
    expect([await crowd.enter(), await crowd.enter()]).toEqual([true, true])
    const seated = crowd.enter()
    expect(await crowd.enter()).toBe(false)
    crowd.leave()
    expect([await seated, crowd.inside()]).toEqual([true, 2])
  })

  it('gives a place to whoever has waited longest', async () => {
    const crowd = openCrowd({ atOnce: 1, waiting: 2, patience: 1000 })
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
    const crowd = openCrowd({ atOnce: 1, waiting: 1, patience: 20 })
    await crowd.enter()
    expect(await crowd.enter()).toBe(false)
    crowd.leave()
    expect([await crowd.enter(), crowd.inside()]).toEqual([true, 1])
  })
})
