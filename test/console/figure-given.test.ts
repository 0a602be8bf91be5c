import { describe, expect, it } from 'vitest'
import { figureGiven } from '../../src/console/figure-given.ts'

describe('saying by hand what a figure is', () => {
  it.each([
    ['projects.planned', '64.26亿元', '642600000000'],
    ['projects.planned', '1,284 亿元', '12840000000000'],
    ['projects.planned@150100', '7,349万元', '7349000000'],
    ['projects.planned', '0.5万', '500000'],
    ['projects.planned', '12.34元', '1234'],
    ['projects.planned', '1.5分', '1.5'],
    ['projects.planned', '-3亿', '-30000000000'],
    ['projects.planned', '0元', '0'],
    ['projects.share', '85.2%', '0.852'],
    ['projects.share', '100％', '1'],
    ['projects.share', '0.5%', '0.005'],
    ['projects.share', '0.852', '0.852'],
    ['projects.done', '4个', '4'],
    ['cases', '8,114件', '8114'],
    ['tasks.done~TRANSPORT', '3', '3'],
  ])('reads %s as %s', (id, said, value) => {
    expect(figureGiven(id, said)).toBe(value)
  })

  it.each([
    ['projects.planned', '64.26'],
    ['projects.planned', '亿元'],
    ['projects.share', '八成'],
    ['tasks.done', '三项'],
    ['tasks.done', '3个'],
    ['tasks.done', '1e3'],
    ['tasks.done', ''],
  ])('does not guess what %s is that is said to be %s', (id, said) => {
    expect(figureGiven(id, said)).toBeNull()
  })
})
