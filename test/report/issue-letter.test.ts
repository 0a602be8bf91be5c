import { describe, expect, it } from 'vitest'
import { dayInWords } from '../../src/base/civil-date.ts'
import type { OfficialDocument } from '../../src/office/index.ts'
import type { CoordinationIssue, CoordinationStep } from '../../src/programme/coordination-issue.ts'
import { issueLetter } from '../../src/report/issue-letter.ts'
import { chineseNumber, headingNumber } from '../../src/report/official-words.ts'

const step: CoordinationStep = {
  step: 'ASSIGNED',
  state: 'ASSIGNED',
  onDay: '2026-03-03',
  by: null,
  text: '请统一设计标准。',
  owner: '150200',
  ownerUnit: '包头市交通运输局',
  dueOn: '2026-03-20',
  letter: null,
  letterDueOn: null,
  documentNumber: '交办〔2026〕3号',
  manner: null,
}
const letter = { ...step, step: 'ESCALATED', text: '请说明原因。' } as const
const issue: CoordinationIssue = {
  id: 1,
  cluster: 'hbew',
  number: 3,
  title: '断头路对接',
  problem: '两市设计标准不一。',
  raisedBy: '150100',
  plan: null,
  steps: [
    { ...step, step: 'RAISED', state: 'RAISED', onDay: '2026-03-02', by: '150100', owner: null, dueOn: null },
    step,
    {
      ...letter,
      onDay: '2026-03-18',
      letter: 'REMINDER',
      letterDueOn: '2026-03-27',
      documentNumber: '提醒〔2026〕1号',
    },
    { ...letter, onDay: '2026-04-03', letter: 'SUPERVISION', letterDueOn: '2026-04-10', documentNumber: null },
  ],
}
const cities = new Map([
  ['150100', '呼和浩特市'],
  ['150200', '包头市'],
])
const brief = { issue, cluster: { name: '呼包鄂乌城市群', isSample: false }, cities, organ: '秘书处' }
const linesOf = ({ blocks }: OfficialDocument) =>
  blocks.map((block) =>
    'text' in block ? block.text : block.kind === 'SIGNATURE' ? `${block.organ} ${block.day}` : '',
  )

describe('the letters of an issue', () => {
  it('assigns it (交办函)', () => {
    expect(linesOf(issueLetter(brief, 'ASSIGNMENT')!)).toEqual([
      '交办〔2026〕3号',
      '关于交办“断头路对接”需协调事项的函',
      '包头市：',
      '呼和浩特市于2026年3月2日提出第3号需协调事项，现交你市办理，责任单位为包头市交通运输局。',
      '一、事项',
      '断头路对接。两市设计标准不一。',
      '二、办理要求',
      '请统一设计标准。',
      '请于2026年3月20日前（含当日）答复。',
      '秘书处 2026年3月3日',
    ])
  })

  it('reminds (提醒函), of what is not overdue yet too', () => {
    expect(linesOf(issueLetter(brief, 'REMINDER')!)).toEqual([
      '提醒〔2026〕1号',
      '关于提醒“断头路对接”需协调事项的函',
      '包头市：',
      '第3号需协调事项于2026年3月3日交你市办理（责任单位：包头市交通运输局），约定于2026年3月20日前答复。截至2026年3月18日尚未答复。现予提醒。',
      '一、事项',
      '断头路对接。两市设计标准不一。',
      '二、提醒要求',
      '请说明原因。',
      '请于2026年3月27日前（含当日）答复。',
      '秘书处 2026年3月18日',
    ])
  })

  it('supervises (督办函), naming the reminder and the days', () => {
    expect(linesOf(issueLetter(brief, 'SUPERVISION')!)).toEqual([
      '关于督办“断头路对接”需协调事项的函',
      '包头市：',
      '第3号需协调事项于2026年3月3日交你市办理（责任单位：包头市交通运输局），约定于2026年3月20日前答复。截至2026年4月3日尚未答复，已逾期14天。2026年3月18日已发提醒函（提醒〔2026〕1号）。现予督办。',
      '一、事项',
      '断头路对接。两市设计标准不一。',
      '二、督办要求',
      '请说明原因。',
      '请于2026年4月10日前（含当日）答复。',
      '秘书处 2026年4月3日',
    ])
  })

  it('says so of sample data', () => {
    const sample = { ...brief, cluster: { ...brief.cluster, isSample: true } }
    expect(issueLetter(sample, 'REMINDER')!.blocks[0]).toEqual({ kind: 'NOTICE', text: '（演示数据）' })
  })

  it.each([
    ['nobody was given it', [issue.steps[0]!], 'ASSIGNMENT'],
    ['no reminder was written', issue.steps.slice(0, 2), 'REMINDER'],
    ['the reminder went to another owner', [...issue.steps.slice(0, 3), { ...step, owner: '150600' }], 'REMINDER'],
  ] as const)('is none where %s', (_, steps, kind) => {
    expect(issueLetter({ ...brief, issue: { ...issue, steps } }, kind)).toBeNull()
  })
})

describe('words of documents', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [21, '二十一'],
    [99, '九十九'],
  ])('%d is %s', (number, word) => {
    expect(chineseNumber(number)).toBe(word)
  })

  it.each([
    [1, 2, '二、'],
    [2, 12, '（十二）'],
    [3, 2, '2.'],
    [4, 2, '（2）'],
  ] as const)('a heading of level %d and number %d begins with %s', (level, number, words) => {
    expect(headingNumber(level, number)).toBe(words)
  })

  it('writes days without noughts', () => {
    expect(dayInWords('2026-03-02')).toBe('2026年3月2日')
  })
})
