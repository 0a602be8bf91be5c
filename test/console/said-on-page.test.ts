import { describe, expect, it } from 'vitest'
import { problem } from '../../src/base/problem.ts'
import { lineOf, readLines } from '../../src/console/calendar-lines.ts'
import { saidOnPage } from '../../src/console/said-on-page.ts'
import { unitNamed } from '../../src/console/unit-named.ts'
import { closeUp } from '../../src/console/words/speak.ts'

const unmapped = problem('CODE_NOT_MAPPED', {
  facts: {
    map: 'caseKind',
    field: 'caseKind',
    column: 'caseKind',
    found: '2',
    ours: ['ON_THE_SPOT', 'TIME_COMMITTED'],
  },
})
const tooLong = problem('COMMITTED_EXCEEDS_STATUTORY', {
  facts: { value: 30, unit: 'WORKING_DAY', limitValue: 20, limitUnit: 'WORKING_DAY' },
})

describe('a problem on a page', () => {
  it('names fields and words as officials do, and the page where a command would be', () => {
    expect(saidOnPage(unmapped, 'zh')).toBe(
      '“办件类型”的值“2”不是统一用词，代码对照表里也没有。请改为：即办件、承诺件；或在代码对照表中说明它的意思。',
    )
    expect(saidOnPage(unmapped, 'en')).toContain('or say in the code map what it means')
    expect(saidOnPage(tooLong, 'zh')).toBe('承诺办结时限（30个工作日）长于法定办结时限（20个工作日），请缩短或核对。')
  })

  it('writes days and months as officials do', () => {
    const late = problem('BRIEF_CASES_NOT_TOLD', { facts: { cities: ['包头市'], month: '2026-02' } })
    expect(saidOnPage(late, 'zh')).toBe('包头市未报送2026年2月的跨市办件量，累计数偏低。')
  })
})

describe('a text in Chinese', () => {
  it('has no blank between words and numbers, but before the time of day', () => {
    expect(closeUp('第 5 批，截至 2026年11月22日 12:00')).toBe('第5批，截至2026年11月22日 12:00')
  })

  it('names the city of a unit once', () => {
    expect([unitNamed('包头市', '包头市水利局'), unitNamed('包头市', '水利局'), unitNamed('包头市', null)]).toEqual([
      '包头市水利局',
      '包头市 水利局',
      '包头市',
    ])
  })
})

describe('days of the calendar as lines', () => {
  it('are read as they are shown, and as computers write them', () => {
    const day = { day: '2027-01-03', isWorking: true, name: '元旦' }
    expect(lineOf(day)).toBe('2027年1月3日 上班 元旦')
    expect(readLines('2027年1月3日 上班 元旦\n2027-01-03 上班 元旦').days).toEqual([day, day])
  })
})
