import { describe, expect, it } from 'vitest'
import type { Problem } from '../../src/base/problem.ts'
import { consistencyProblems } from '../../src/catalogue/consistency.ts'
import { consistencyRules } from '../../src/catalogue/consistency-rules.ts'
import {
  checkConsistencyRule,
  readConsistencySettings,
  usualSettings,
} from '../../src/catalogue/consistency-settings.ts'
import type { ImplementationContent } from '../../src/catalogue/implementation-content.ts'
import { applicationForm, idCard, plainContent } from '../support/implementation.ts'

const days = (value: number) => ({ value, unit: 'WORKING_DAY' as const })
const calendarDays = (value: number) => ({ value, unit: 'CALENDAR_DAY' as const })
const hours = (value: number) => ({ value, unit: 'HOUR' as const })
const onTheSpot = { value: 0, unit: 'ON_THE_SPOT' as const }
const fee = { name: '工本费', standard: '20 元/张', basis: '测试依据〔2020〕1号' }
const code = '12441500196720244T3442199806003'
const steps = ['申请', '受理', '审查', '决定', '送达']
const later = { ...applicationForm, necessity: 'DEFERRABLE' as const }

type Change = Partial<ImplementationContent>
const found = (change: Change) => consistencyProblems({ ...plainContent, ...change })

describe('checking an implementation against itself', () => {
  it('finds nothing in a plain one', () => {
    expect(found({})).toEqual([])
  })

  it('finds nothing where nothing is known', () => {
    const unknown = {
      kind: null,
      level: null,
      caseKind: null,
      statutoryLimit: null,
      committedLimit: null,
      onSiteVisits: null,
      isCharged: null,
      onlinePayment: null,
      consultationTelephone: null,
      complaintTelephone: null,
      audience: [],
      channels: [],
      materials: [],
      outputs: [],
      processSteps: [],
    }
    expect(found(unknown)).toEqual([])
  })

  it.each<[string, Change, string, Problem['severity'], string, Problem['facts']]>([
    [
      'a promise longer than the law allows',
      { committedLimit: days(21) },
      'COMMITTED_EXCEEDS_STATUTORY',
      'ERROR',
      'committedLimit',
      { value: 21, unit: 'WORKING_DAY', limitValue: 20, limitUnit: 'WORKING_DAY' },
    ],
    [
      'one longer only after conversion',
      { statutoryLimit: calendarDays(7), committedLimit: days(6) },
      'COMMITTED_EXCEEDS_STATUTORY',
      'ERROR',
      'committedLimit',
      { value: 6, unit: 'WORKING_DAY', limitValue: 7, limitUnit: 'CALENDAR_DAY' },
    ],
    [
      'an on-the-spot case with days',
      { caseKind: 'ON_THE_SPOT' },
      'ON_THE_SPOT_DISAGREES',
      'ERROR',
      'caseKind',
      { caseKind: 'ON_THE_SPOT', value: 5, unit: 'WORKING_DAY' },
    ],
    [
      'a committed case on the spot',
      { committedLimit: onTheSpot },
      'ON_THE_SPOT_DISAGREES',
      'ERROR',
      'caseKind',
      { caseKind: 'TIME_COMMITTED', value: 0, unit: 'ON_THE_SPOT' },
    ],
    ['a visit without a reason', { onSiteVisits: 2 }, 'VISITS_WITHOUT_REASON', 'WARNING', 'visitReason', { visits: 2 }],
    ['a reason without a visit', { visitReason: '核验' }, 'REASON_WITHOUT_VISITS', 'WARNING', 'visitReason', {}],
    ['a charge without any fee', { isCharged: true }, 'CHARGED_WITHOUT_FEE', 'WARNING', 'fees', {}],
    ['a fee of what is free', { fees: [fee] }, 'FEE_THOUGH_FREE', 'ERROR', 'fees', { fees: ['工本费'] }],
    [
      'a fee without a basis',
      { isCharged: true, fees: [fee, { ...fee, name: '检测费', basis: null }] },
      'FEE_WITHOUT_BASIS',
      'ERROR',
      'fees',
      { fees: ['检测费'] },
    ],
    [
      'a fee without a standard',
      { isCharged: null, fees: [{ ...fee, standard: null }] },
      'FEE_WITHOUT_STANDARD',
      'WARNING',
      'fees',
      { fees: ['工本费'] },
    ],
    ['online payment of nothing', { onlinePayment: true }, 'ONLINE_PAYMENT_WITHOUT_FEE', 'ERROR', 'onlinePayment', {}],
    [
      'one telephone for both',
      { complaintTelephone: '（0471）1234567' },
      'TELEPHONES_SAME',
      'WARNING',
      'complaintTelephone',
      { telephone: '（0471）1234567' },
    ],
    [
      'telephones without an area code',
      { consultationTelephone: '0471-1234567、7654321', complaintTelephone: '12345' },
      'TELEPHONE_WITHOUT_AREA_CODE',
      'WARNING',
      'consultationTelephone',
      { telephones: ['7654321', '12345'] },
    ],
    [
      'a licence with few steps',
      { kind: 'LICENSING', processSteps: ['申请', '受理', '审查', '决定'] },
      'LICENSING_STEPS_FEW',
      'WARNING',
      'processSteps',
      { found: 4, least: 5 },
    ],
    [
      'results of another kind than their names',
      {
        outputs: [
          { name: '食品经营许可证（副本）', kind: 'APPROVAL' },
          { name: '准予批复', kind: 'CERTIFICATE' },
          { name: '核准文', kind: 'OTHER' },
          { name: '营业执照', kind: 'CERTIFICATE' },
        ],
      },
      'OUTPUT_KIND_DISAGREES',
      'WARNING',
      'outputs',
      { outputs: ['食品经营许可证（副本）', '准予批复', '核准文'] },
    ],
    [
      'materials that follow after the promise',
      { materials: [later], makeUpLimit: days(6) },
      'MAKE_UP_EXCEEDS_COMMITTED',
      'ERROR',
      'makeUpLimit',
      { value: 6, unit: 'WORKING_DAY', limitValue: 5, limitUnit: 'WORKING_DAY' },
    ],
    [
      'materials that follow, but not by when',
      { materials: [idCard, later] },
      'DEFERRABLE_WITHOUT_MAKE_UP',
      'WARNING',
      'makeUpLimit',
      {},
    ],
    [
      'a limit for materials that do not follow',
      { makeUpLimit: days(2) },
      'MAKE_UP_WITHOUT_DEFERRABLE',
      'WARNING',
      'makeUpLimit',
      {},
    ],
    [
      'a code of another level',
      { implementationCode: code, level: 4 },
      'CODE_OF_OTHER_LEVEL',
      'WARNING',
      'implementationCode',
      { found: 3, level: 4 },
    ],
    [
      'a code of another authority',
      { implementationCode: code, creditIdentifier: '11150000011502098E' },
      'CODE_OF_OTHER_AUTHORITY',
      'WARNING',
      'implementationCode',
      { found: '12441500196720244T', creditIdentifier: '11150000011502098E' },
    ],
  ])('finds %s', (_, change, expected, severity, field, facts) => {
    expect(found(change)).toEqual([{ code: expected, severity, path: [field], field, facts }])
  })

  it.each<[string, Change]>([
    ['a promise as long as the law allows, converted', { statutoryLimit: calendarDays(7), committedLimit: days(5) }],
    ['forty hours for five working days', { statutoryLimit: days(5), committedLimit: hours(40) }],
    ['on the spot, both', { caseKind: 'ON_THE_SPOT', committedLimit: onTheSpot }],
    ['visits with their reason', { onSiteVisits: 1, visitReason: '现场拍照' }],
    ['a fee with all it needs', { isCharged: true, fees: [fee], onlinePayment: true }],
    ['telephones one can dial', { consultationTelephone: '400-123-4567', complaintTelephone: '+86 13812345678' }],
    ['a licence with five steps', { kind: 'LICENSING', processSteps: steps }],
    ['few steps of what is no licence', { kind: 'CONFIRMATION', processSteps: [] }],
    ['materials that follow in time', { materials: [later], makeUpLimit: days(5) }],
    ['the code it should have', { implementationCode: code, creditIdentifier: '12441500196720244T' }],
  ])('lets %s pass', (_, change) => {
    expect(found(change)).toEqual([])
  })

  it('finds everything at once, in the order of the table', () => {
    const change = { committedLimit: days(30), onSiteVisits: 1, onlinePayment: true, complaintTelephone: '12345' }
    expect(found(change).map((problem) => problem.code)).toEqual([
      'COMMITTED_EXCEEDS_STATUTORY',
      'VISITS_WITHOUT_REASON',
      'ONLINE_PAYMENT_WITHOUT_FEE',
      'TELEPHONE_WITHOUT_AREA_CODE',
    ])
  })

  it('names no rule twice', () => {
    expect(new Set(consistencyRules.map((rule) => rule.code)).size).toBe(consistencyRules.length)
  })
})

const row = (rule: string, value: string, effectiveOn = '2026-01-01', recordedIn = 1) => ({
  rule,
  value,
  effectiveOn,
  recordedIn,
})

describe('setting the rules of a cluster', () => {
  it('leaves the usual where nothing is set, or something else', () => {
    expect(readConsistencySettings([row('SILENCE_IS_CONSENT', 'true')], '2026-03-02')).toEqual(usualSettings)
  })

  it('lets a later day count, and of one day the later record, and nothing of the future', () => {
    const rows = [
      row('CONSISTENCY_LICENSING_STEPS', '4', '2026-02-01', 3),
      row('CONSISTENCY_LICENSING_STEPS', '3', '2026-02-01', 2),
      row('CONSISTENCY_LICENSING_STEPS', '2', '2026-01-01', 4),
      row('CONSISTENCY_LICENSING_STEPS', '9', '2026-03-03', 1),
    ]
    expect(readConsistencySettings(rows, '2026-03-02').licensingSteps).toBe(4)
    expect(readConsistencySettings(rows, '2026-01-31').licensingSteps).toBe(2)
    expect(readConsistencySettings(rows, '2026-03-03').licensingSteps).toBe(9)
    expect(readConsistencySettings(rows, '2025-12-31').licensingSteps).toBe(5)
  })

  it('weighs a rule otherwise, or not at all', () => {
    const content = { ...plainContent, onSiteVisits: 1, onlinePayment: true }
    const settings = readConsistencySettings(
      [row('CONSISTENCY_VISITS_WITHOUT_REASON', 'ERROR'), row('CONSISTENCY_ONLINE_PAYMENT_WITHOUT_FEE', 'OFF')],
      '2026-03-02',
    )
    const problems = consistencyProblems(content, settings)
    expect(problems.map((problem) => [problem.code, problem.severity])).toEqual([['VISITS_WITHOUT_REASON', 'ERROR']])
  })

  it('converts limits as the cluster does', () => {
    const content = { ...plainContent, statutoryLimit: days(5), committedLimit: hours(40) }
    const settings = readConsistencySettings([row('CONSISTENCY_HOURS_PER_WORKING_DAY', '7')], '2026-03-02')
    expect(consistencyProblems(content, settings).map((problem) => problem.code)).toEqual([
      'COMMITTED_EXCEEDS_STATUTORY',
    ])
  })

  it.each([
    ['CONSISTENCY_TELEPHONES_SAME', 'OFF', []],
    ['CONSISTENCY_LICENSING_STEPS', '5', []],
    ['SILENCE_IS_CONSENT', 'perhaps', []],
    ['CONSISTENCY_TELEPHONES_SAME', 'off', ['RULE_VALUE_INVALID']],
    ['CONSISTENCY_LICENSING_STEPS', '0', ['RULE_VALUE_INVALID']],
    ['CONSISTENCY_LICENSING_STEPS', 'ERROR', ['RULE_VALUE_INVALID']],
    ['CONSISTENCY_TELEPHONE', 'OFF', ['RULE_UNKNOWN']],
  ])('checks %s = %s', (rule, value, codes) => {
    expect(checkConsistencyRule(rule, value).map((problem) => problem.code)).toEqual(codes)
  })

  it('stops at a stored row that cannot be read', () => {
    expect(() => readConsistencySettings([row('CONSISTENCY_TELEPHONES_SAME', 'no')], '2026-03-02')).toThrow(
      'the rule CONSISTENCY_TELEPHONES_SAME cannot be no',
    )
  })
})
