import { describe, expect, it } from 'vitest'
import { textKey } from '../../src/programme/text-key.ts'

describe('a text without dates and numerals', () => {
  it.each([
    ['截至2月底，完成投资3.2亿元，路基完成45%。', '截至3月底,完成投资4.1亿元,路基完成６０％', '截至完成投资元路基完成'],
    ['二月完成桥墩十二座', '三月完成桥墩 25 座', '完成桥墩座'],
    ['2026年1月15日召开推进会', '2025-12-03 召开推进会', '召开推进会'],
    ['2月中旬完成初验', '3月下旬完成初验', '完成初验'],
    ['2月初开工，当月完成投资1000万元', '3月底开工,本月完成投资900万元', '开工完成投资元'],
    ['第一季度按计划推进', '第二季度按计划推进。', '第按计划推进'],
    ['Phase 1 is done.', 'phase 2 IS done', 'phaseisdone'],
    ['', '1234', ''],
  ])('%s and %s are alike', (one, other, key) => {
    expect([textKey(one), textKey(other)]).toEqual([key, key])
  })

  it.each([
    ['路基完成45%', '路面完成45%'],
    ['完成初验', '未完成初验'],
  ])('%s and %s are not', (one, other) => {
    expect(textKey(one)).not.toBe(textKey(other))
  })

  it('of no text is empty', () => {
    expect(textKey(null)).toBe('')
  })
})
