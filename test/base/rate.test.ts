import { describe, expect, it } from 'vitest'
import { openRate } from '../../src/base/rate.ts'

describe('sixty a minute', () => {
  it('lets a quarter of them come at once, then says when there is one again', () => {
    const rate = openRate(60, () => 1000)
    expect(Array.from({ length: 16 }, () => rate.take('a'))).toEqual([...Array.from({ length: 15 }, () => 0), 1])
  })

  it('fills by one a second, up to the quarter', () => {
    const times = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1000, 1000, 3_600_000]
    const rate = openRate(60, () => times.shift()!)
    expect(Array.from({ length: 19 }, () => rate.take('a')).slice(14)).toEqual([0, 1, 0, 1, 0])
  })

  it('counts each name by itself', () => {
    const rate = openRate(4, () => 1000)
    expect([rate.take('a'), rate.take('a'), rate.take('b')]).toEqual([0, 15, 0])
  })

  it('takes nothing where the clock goes back', () => {
    const times = [5000, 1000]
    const rate = openRate(8, () => times.shift()!)
    expect([rate.take('a'), rate.take('a')]).toEqual([0, 0])
  })
})
