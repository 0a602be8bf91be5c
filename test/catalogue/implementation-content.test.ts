import { describe, expect, it } from 'vitest'
import { checkContent } from '../../src/catalogue/check-content.ts'
import type { ImplementationContent } from '../../src/catalogue/implementation-content.ts'
import { changeBetween } from '../../src/catalogue/item-implementation.ts'
import { normalContent } from '../../src/catalogue/normal-content.ts'
import { compareLimits } from '../../src/catalogue/time-limit.ts'
import { idCard, plainContent } from '../support/implementation.ts'

const code = '12441500196720244T3442199806003'

describe('checking the shape of content', () => {
  it('finds nothing in a plain one', () => {
    expect(checkContent(plainContent, '152014001000')).toEqual([])
  })

  it.each<[string, Partial<ImplementationContent>, string, (string | number)[]]>([
    ['no name', { name: '' }, 'TEXT_MISSING', ['name']],
    ['a name without letters', { name: '——' }, 'NAME_WITHOUT_LETTERS', ['name']],
    ['a name too long', { name: '证'.repeat(501) }, 'TEXT_TOO_LONG', ['name']],
    ['no authority', { competentAuthority: ' ' }, 'TEXT_MISSING', ['competentAuthority']],
    ['half a character', { address: '新华\uD800' }, 'TEXT_NOT_ALLOWED', ['address']],
    ['opening hours too long', { hours: '一'.repeat(501) }, 'TEXT_TOO_LONG', ['hours']],
    [
      'a credit identifier that fails its check',
      { creditIdentifier: '12441500196720244X' },
      'CREDIT_IDENTIFIER_INVALID',
      ['creditIdentifier'],
    ],
    [
      'a basic code as implementation code',
      { implementationCode: '442199806003' },
      'IMPLEMENTATION_CODE_INVALID',
      ['implementationCode'],
    ],
    [
      'a handling-item code as implementation code',
      { implementationCode: `${code}01` },
      'IMPLEMENTATION_CODE_INVALID',
      ['implementationCode'],
    ],
    [
      'an implementation code whose authority fails its check',
      { implementationCode: '12441500196720244X3442199806003' },
      'IMPLEMENTATION_CODE_INVALID',
      ['implementationCode'],
    ],
    ['level 0', { level: 0 }, 'NUMBER_OUT_OF_RANGE', ['level']],
    ['level 7', { level: 7 }, 'NUMBER_OUT_OF_RANGE', ['level']],
    ['fewer than no visits', { onSiteVisits: -1 }, 'NUMBER_OUT_OF_RANGE', ['onSiteVisits']],
    ['half a visit', { onSiteVisits: 0.5 }, 'NUMBER_OUT_OF_RANGE', ['onSiteVisits']],
    [
      'no working day',
      { committedLimit: { value: 0, unit: 'WORKING_DAY' } },
      'NUMBER_OUT_OF_RANGE',
      ['committedLimit', 'value'],
    ],
    [
      'hours beyond reason',
      { statutoryLimit: { value: 10_000, unit: 'HOUR' } },
      'NUMBER_OUT_OF_RANGE',
      ['statutoryLimit', 'value'],
    ],
    [
      'on the spot with a value',
      { makeUpLimit: { value: 1, unit: 'ON_THE_SPOT' } },
      'ON_THE_SPOT_NOT_ZERO',
      ['makeUpLimit', 'value'],
    ],
    ['a nameless material', { materials: [idCard, { ...idCard, name: '' }] }, 'TEXT_MISSING', ['materials', 1, 'name']],
    [
      'fewer than no copies',
      { materials: [{ ...idCard, copies: -1 }] },
      'NUMBER_OUT_OF_RANGE',
      ['materials', 0, 'copies'],
    ],
    ['a nameless result', { outputs: [{ name: '', kind: 'OTHER' }] }, 'TEXT_MISSING', ['outputs', 0, 'name']],
    [
      'a basis too long',
      { fees: [{ name: '工本费', standard: null, basis: '据'.repeat(1001) }] },
      'TEXT_TOO_LONG',
      ['fees', 0, 'basis'],
    ],
    ['an empty requirement', { requirements: ['年满十八周岁', ''] }, 'TEXT_MISSING', ['requirements', 1]],
    ['an empty step', { processSteps: [''] }, 'TEXT_MISSING', ['processSteps', 0]],
    ['too many steps', { processSteps: Array(101).fill('审查') }, 'LIST_TOO_LONG', ['processSteps']],
  ])('refuses %s', (_, change, expected, path) => {
    const problems = checkContent({ ...plainContent, ...change })
    expect(problems.map((found) => [found.code, found.severity, found.path])).toEqual([[expected, 'ERROR', path]])
  })

  it('doubts a material that is named twice', () => {
    const materials = [idCard, { ...idCard, name: '居民 身份证' }]
    expect(checkContent({ ...plainContent, materials })).toEqual([
      {
        code: 'MATERIAL_REPEATED',
        severity: 'WARNING',
        path: ['materials', 1, 'name'],
        field: 'materials',
        facts: { name: '居民 身份证', first: 1 },
      },
    ])
  })

  it.each([
    ['the item of the code', '442199806003', []],
    ['a handling item of it', '44219980600301', []],
    ['an item without a national code', null, []],
    ['another item', '152014001000', ['IMPLEMENTATION_CODE_OF_OTHER_ITEM']],
  ])('compares an implementation code with %s', (_, nationalCode, codes) => {
    const problems = checkContent({ ...plainContent, implementationCode: code }, nationalCode)
    expect(problems.map((found) => found.code)).toEqual(codes)
  })

  it('finds everything at once', () => {
    const problems = checkContent({ ...plainContent, name: '', level: 9, onSiteVisits: 100 })
    expect(problems.map((found) => found.field)).toEqual(['name', 'level', 'onSiteVisits'])
  })
})

describe('keeping content in one form', () => {
  it('tidies texts and codes, orders closed sets, and takes what is left out as unknown', () => {
    const given = {
      name: ' 社会保障卡\n申领 ',
      competentAuthority: '人社局 ',
      creditIdentifier: '１２４４１５００-196720244t',
      audience: ['ORGANISATION', 'PERSON', 'PERSON'] as const,
      visitReason: '  ',
      fees: [{ name: '工本费' }],
      materials: [{ name: ' 申请表', necessity: 'REQUIRED' as const }],
    }
    expect(normalContent(given)).toEqual({
      name: '社会保障卡 申领',
      implementationCode: null,
      kind: null,
      competentAuthority: '人社局',
      creditIdentifier: '12441500196720244T',
      level: null,
      audience: ['PERSON', 'ORGANISATION'],
      caseKind: null,
      statutoryLimit: null,
      committedLimit: null,
      onSiteVisits: null,
      visitReason: null,
      channels: [],
      scope: null,
      isCharged: null,
      fees: [{ name: '工本费', standard: null, basis: null }],
      onlinePayment: null,
      requirements: [],
      materials: [{ name: '申请表', necessity: 'REQUIRED', form: null, copies: null, source: null }],
      outputs: [],
      processSteps: [],
      makeUpLimit: null,
      consultationTelephone: null,
      complaintTelephone: null,
      address: null,
      hours: null,
    })
  })

  it('leaves what is in that form', () => {
    expect(normalContent(plainContent)).toEqual(plainContent)
  })
})

describe('comparing time limits', () => {
  it.each([
    ['5 WORKING_DAY', '7 CALENDAR_DAY', 0],
    ['1 WORKING_DAY', '8 HOUR', 0],
    ['7 CALENDAR_DAY', '40 HOUR', 0],
    ['5 WORKING_DAY', '6 CALENDAR_DAY', 1],
    ['4 WORKING_DAY', '6 CALENDAR_DAY', -1],
    ['1 WORKING_DAY', '1 CALENDAR_DAY', 1],
    ['9 HOUR', '1 WORKING_DAY', 1],
    ['0 ON_THE_SPOT', '1 HOUR', -1],
    ['0 ON_THE_SPOT', '0 ON_THE_SPOT', 0],
    ['20 WORKING_DAY', '3 WORKING_DAY', 1],
  ])('%s and %s: %i', (a, b, expected) => {
    expect(compareLimits(limit(a), limit(b))).toBe(expected)
  })

  it('converts as it is told', () => {
    const sixDays = { workingDays: 6, calendarDays: 7, hoursPerWorkingDay: 7 }
    expect(compareLimits(limit('6 WORKING_DAY'), limit('7 CALENDAR_DAY'), sixDays)).toBe(0)
    expect(compareLimits(limit('1 WORKING_DAY'), limit('7 HOUR'), sixDays)).toBe(0)
  })
})

const limit = (text: string) => {
  const [value, unit] = text.split(' ')
  return { value: Number(value), unit: unit as 'HOUR' }
}

describe('saying what a version does', () => {
  it.each([
    [null, 'ACTIVE', 'ADDED'],
    [null, 'SUSPENDED', null],
    [null, 'CANCELLED', null],
    ['ACTIVE', 'ACTIVE', 'CHANGED'],
    ['ACTIVE', 'SUSPENDED', 'SUSPENDED'],
    ['ACTIVE', 'CANCELLED', 'CANCELLED'],
    ['SUSPENDED', 'ACTIVE', 'RESUMED'],
    ['SUSPENDED', 'SUSPENDED', 'CHANGED'],
    ['SUSPENDED', 'CANCELLED', 'CANCELLED'],
    ['CANCELLED', 'ACTIVE', null],
    ['CANCELLED', 'SUSPENDED', null],
    ['CANCELLED', 'CANCELLED', null],
  ] as const)('from %s to %s: %s', (before, after, change) => {
    expect(changeBetween(before, after)).toBe(change)
  })
})
