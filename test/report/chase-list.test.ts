import { describe, expect, it } from 'vitest'
import { tallyObligations } from '../../src/programme/city-obligations.ts'
import type { Obligations } from '../../src/programme/list-obligations.ts'
import type { Obligation } from '../../src/programme/obligation.ts'
import { chaseList } from '../../src/report/chase-list.ts'
import { periodWords } from '../../src/report/period-words.ts'

const owed: Obligation = {
  ...{ list: 'PROJECT', year: 2026, number: 3, title: '快速路', city: '150100', state: 'OWED' },
  ...{ releasedOn: null, isLate: true, isRepeated: false },
}
const reported = { ...owed, state: 'REPORTED', releasedOn: '2026-03-03', isLate: false } as const
const listOf = (...obligations: Obligation[]): Obligations => ({
  ...{
    cluster: 'hbew',
    period: '2026-02',
    cadence: 'MONTH',
    from: '2026-02-01',
    to: '2026-02-28',
    since: '2026-02-21',
    asOf: '2026-03-05',
  },
  due: { day: '2026-03-04', isProvisional: false, reportedWith: '2026-02' },
  ...{ cities: tallyObligations(obligations), obligations },
})
const names: Readonly<Record<string, string>> = { '150100': '呼和浩特市', '150200': '包头市' }
const nameOf = (city: string) => names[city]!

describe('a chase list', () => {
  it('names what each city has missed, and no city that owes nothing more', () => {
    const list = listOf(
      { ...owed, list: 'TASK', number: 1, title: '通勤圈', state: 'WAITING' },
      owed,
      { ...reported, number: 4, title: '水库', isLate: true, releasedOn: '2026-03-05' },
      { ...reported, number: 5, title: '电厂', isRepeated: true },
      { ...reported, city: '150200' },
    )
    expect(chaseList(list, nameOf, 'zh')).toBe(
      [
        '2026年2月进展填报情况（截至2026年3月5日，报送时限2026年3月4日）',
        '【呼和浩特市】',
        '逾期未报（2项）：重点任务第1号“通勤圈”（已填待审核）；重点工程第3号“快速路”。',
        '逾期报送（1项）：重点工程第4号“水库”。',
        '与上期雷同（1项）：重点工程第5号“电厂”。',
      ].join('\n'),
    )
    expect(chaseList(list, nameOf, 'en')).toBe(
      [
        'Progress of 2026-02 (2026-02-01 to 2026-02-28) as of 2026-03-05, due on 2026-03-04',
        '【呼和浩特市】',
        'Overdue (2): Task 1 “通勤圈” (entered, to be released); Project 3 “快速路”.',
        'Reported late (1): Project 4 “水库”.',
        'Same as before (1): Project 5 “电厂”.',
      ].join('\n'),
    )
  })

  it('says what is still to be reported before the due day, and that the day is provisional', () => {
    const due = { day: '2027-03-04', isProvisional: true, reportedWith: '2027-02' }
    expect(chaseList({ ...listOf({ ...owed, isLate: false }), due }, nameOf, 'zh')).toBe(
      [
        '2026年2月进展填报情况（截至2026年3月5日，报送时限2027年3月4日（暂定））',
        '【呼和浩特市】',
        '待报（1项）：重点工程第3号“快速路”。',
      ].join('\n'),
    )
  })

  it('says so where every city has reported', () => {
    expect(chaseList(listOf(reported), nameOf, 'zh').split('\n')[1]).toBe('各市均已按要求报送。')
    expect(chaseList(listOf(reported), nameOf, 'en').split('\n')[1]).toBe('Every city has reported.')
  })
})

describe('a period as papers write it', () => {
  it.each([
    ['2026-W07', '2026年第7周（2月9日至2月15日）'],
    ['2026-W01', '2026年第1周（12月29日至1月4日）'],
    ['2026-02-X2', '2026年2月中旬'],
    ['2024-02-X3', '2024年2月下旬'],
    ['2026-12', '2026年12月'],
    ['2026-Q4', '2026年第四季度'],
  ])('%s is %s', (period, words) => {
    expect(periodWords(period, 'zh')).toBe(words)
  })
})
