import { describe, expect, it } from 'vitest'
import { moneyText, numberText, shareText, yiYuanText } from '../../src/report/amount-words.ts'
import { changeText, countsText, figureText, meetingName, namedFew } from '../../src/report/meeting-words.ts'
import { figure } from '../support/meeting-brief.ts'

describe('an amount as officials write it', () => {
  it.each([
    [12_840_000_000_000n, '1,284亿元'],
    [12_345_600_000n, '1.23亿元'],
    [10_000_000_000n, '1亿元'],
    [9_999_995_000n, '1亿元'],
    [9_999_994_999n, '9,999.99万元'],
    [35_605_000_000n, '3.56亿元'],
    [3_560_500_000n, '3,560.5万元'],
    [1_000_000n, '1万元'],
    [4_999n, '0万元'],
    [0n, '0万元'],
    [-12_345_600_000n, '-1.23亿元'],
    [9_007_199_254_740_993_000_000n, '900,719,925,474.1亿元'],
  ])('%d 分 are %s', (fen, text) => {
    expect(moneyText(fen)).toBe(text)
  })

  it('stands in a table in 亿元', () => {
    expect([86_00000000n, 50_000_000n, 49_999_999n].map(yiYuanText)).toEqual(['0.86', '0.01', '0'])
  })

  it.each([
    ['0', '0'],
    ['1284', '1,284'],
    ['1234567.50', '1,234,567.5'],
    ['-1000', '-1,000'],
  ])('%s is %s', (decimal, text) => {
    expect(numberText(decimal)).toBe(text)
  })

  it.each([
    ['0.8631', '86.31%'],
    ['0.863', '86.3%'],
    ['0.5', '50%'],
    ['1', '100%'],
    ['1.021', '102.1%'],
    ['0.0005', '0.05%'],
    ['0', '0%'],
  ])('a share of %s is %s, exactly', (share, text) => {
    expect(shareText(share)).toBe(text)
  })
})

describe('a figure in words', () => {
  it.each([
    ['tasks.done', '21', '21项'],
    ['projects.done', '1284', '1,284个'],
    ['platforms.rows', '12', '12个'],
    ['batches', '8', '8批'],
    ['items', '126', '126项'],
    ['cases', '12840', '12,840件'],
    ['issues.open', '3', '3件'],
    ['resolutions.open', '9', '9项'],
    ['projects.planned', '12840000000000', '1,284亿元'],
    ['projects.share', '0.8631', '86.31%'],
    ['projects.share', null, null],
  ] as const)('%s of %s is %s', (name, value, text) => {
    expect(figureText(figure(name, value))).toBe(text)
  })

  it.each([
    ['tasks.done', '21', '15', '增加6项'],
    ['tasks.behind', '3', '5', '减少2项'],
    ['tasks.done', '21', '21', '持平'],
    ['projects.completed', '4300000000', '2150000000', '增加2,150万元'],
    ['projects.share', '0.8631', '0.842', '提高2.11个百分点'],
    ['projects.share', '0.5', '1', '下降50个百分点'],
    ['projects.share', '0.05', '0.0495', '提高0.05个百分点'],
    ['tasks.done', '21', null, null],
    ['projects.share', null, '0.5', null],
  ] as const)('%s of %s after %s: %s', (name, value, previous, text) => {
    expect(changeText(figure(name, value, { previous }))).toBe(text)
  })

  it.each([
    [['21', '24', '3'], '已完成21项，推进中24项，未启动3项'],
    [['21', '0', '3'], '已完成21项，未启动3项'],
    [['0', '0', '0'], ''],
    [[null, '2', null], '推进中2项'],
  ])('says nothing of what there is none of: %s', ([done, underWay, notStarted], text) => {
    const counts = [
      ['已完成', figure('tasks.done', done!)],
      ['推进中', figure('tasks.underWay', underWay!)],
      ['未启动', figure('tasks.notStarted', notStarted!)],
    ] as const
    expect(countsText(counts)).toBe(text)
  })
})

describe('names of a paper', () => {
  it.each([
    [1, '第一次会议'],
    [12, '第十二次会议'],
    [99, '第九十九次会议'],
    [100, '第100次会议'],
  ])('meeting %d is %s', (edition, name) => {
    expect(meetingName(edition)).toBe(name)
  })

  it('are a few of many, with how many there are', () => {
    expect(namedFew(['甲', '乙'], 2, '项')).toBe('甲、乙')
    expect(namedFew(['甲', '乙', '丙'], 2, '项')).toBe('甲、乙等3项')
  })
})
