import { describe, expect, it } from 'vitest'
import { itemDifferences } from '../../src/recognition/item-differences.ts'
import { among, codes, type Otherwise, pair } from '../support/comparison.ts'
import { applicationForm, idCard } from '../support/implementation.ts'

const compared = (...changes: Otherwise[]) => itemDifferences(among(...changes))
const fieldOf = (name: string, ...changes: Otherwise[]) =>
  compared(...changes).fields.find(({ field }) => field === name)!

const days = (value: number) => ({ value, unit: 'WORKING_DAY' as const })
const photo = { ...idCard, name: '照片', form: 'COPY' as const }
const comparedPhoto = { name: '照片', necessity: 'REQUIRED', copies: 1, form: 'COPY' }

describe('comparing cities that have the same', () => {
  it('finds all five the same', () => {
    const { isSame, cities, fields } = compared({}, {}, {}, {})
    expect([isSame, cities]).toEqual([true, codes])
    expect(fields.map((found) => [found.field, found.isSame, found.isTied, found.changes])).toEqual([
      ['name', true, false, []],
      ['acceptanceStandard', true, false, []],
      ['materials', true, false, []],
      ['timeLimit', true, false, []],
      ['results', true, false, []],
    ])
  })

  it.each<[string, Otherwise]>([
    ['brackets and width of a name', { name: '社会保障卡（申领）' }],
    ['the order of materials, and their source', { materials: [applicationForm, { ...idCard, source: null }] }],
    ['blanks in the name of a material', { materials: [{ ...idCard, name: '居民 身份证' }, applicationForm] }],
    ['the unit of a limit', { committedLimit: { value: 7, unit: 'CALENDAR_DAY' } }],
    ['marks in a requirement', { requirements: ['已参加社会保险。'] }],
    ['what is not compared', { address: '别处', isCharged: null, statutoryLimit: null }],
  ])('does not mind %s', (_, change) => {
    expect(itemDifferences(among({ name: '社会保障卡(申领)' }, { name: '社会保障卡(申领)', ...change })).isSame).toBe(
      true,
    )
  })

  it('says so of no single city', () => {
    expect(compared({}).isSame).toBe(false)
  })

  it('does not depend on the order of the cities', () => {
    const comparison = among({}, { name: '社保卡申领', materials: [photo] }, { committedLimit: null }, null)
    const reversed = { ...comparison, cities: comparison.cities.toReversed() }
    expect(itemDifferences(reversed)).toEqual(itemDifferences(comparison))
  })
})

describe('comparing names', () => {
  it('tells the one to take the name of most', () => {
    expect(fieldOf('name', {}, { name: '社保卡申领' }, {})).toEqual({
      field: 'name',
      isSame: false,
      isTied: false,
      common: '社会保障卡申领',
      values: [
        { city: '150100', value: '社会保障卡申领' },
        { city: '150200', value: '社保卡申领' },
        { city: '150600', value: '社会保障卡申领' },
      ],
      changes: [{ city: '150200', change: 'RENAME', from: '社保卡申领', to: '社会保障卡申领' }],
    })
  })

  it('takes the most frequent of three', () => {
    const { common, changes } = fieldOf('name', {}, { name: '社保卡申领' }, {}, { name: '办社保卡' })
    expect([common, changes.map(({ city }) => city)]).toEqual(['社会保障卡申领', ['150200', '150900']])
  })

  it('says when there is no majority', () => {
    expect(fieldOf('name', {}, { name: '社保卡申领' })).toMatchObject({
      isSame: false,
      isTied: true,
      common: null,
      changes: [
        { city: '150100', change: 'RENAME', from: '社会保障卡申领', to: null },
        { city: '150200', change: 'RENAME', from: '社保卡申领', to: null },
      ],
    })
  })
})

describe('comparing acceptance standards', () => {
  it.each<[string, Otherwise[], unknown, unknown[]]>([
    [
      'a requirement more and one less',
      [{}, {}, { requirements: ['本市户籍'] }],
      { requirements: ['已参加社会保险'], audience: ['PERSON'] },
      [
        { city: '150600', change: 'ADD_REQUIREMENT', requirement: '已参加社会保险' },
        { city: '150600', change: 'DROP_REQUIREMENT', requirement: '本市户籍' },
      ],
    ],
    [
      'another audience',
      [{}, { audience: ['PERSON', 'ORGANISATION'] }, {}],
      { requirements: ['已参加社会保险'], audience: ['PERSON'] },
      [{ city: '150200', change: 'DROP_AUDIENCE', audience: 'ORGANISATION' }],
    ],
    [
      'a city that lists none',
      [{}, { requirements: [], audience: [] }],
      { requirements: ['已参加社会保险'], audience: ['PERSON'] },
      [
        { city: '150200', change: 'ADD_REQUIREMENT', requirement: '已参加社会保险' },
        { city: '150200', change: 'ADD_AUDIENCE', audience: 'PERSON' },
      ],
    ],
    [
      'a tie of requirements',
      [{}, { requirements: ['本市户籍'] }],
      null,
      [
        { city: '150100', change: 'AGREE_REQUIREMENTS' },
        { city: '150200', change: 'AGREE_REQUIREMENTS' },
      ],
    ],
    ['none anywhere', [{ requirements: [] }, { requirements: [] }], { requirements: [], audience: ['PERSON'] }, []],
  ])('finds %s', (_, changes, common, expected) => {
    const found = fieldOf('acceptanceStandard', ...changes)
    expect([found.common, found.changes, found.isSame]).toEqual([common, expected, expected.length === 0])
  })
})

describe('comparing materials', () => {
  const both = [
    { name: '居民身份证', necessity: 'REQUIRED', copies: 1, form: 'ORIGINAL' },
    { name: '申请表', necessity: 'REQUIRED', copies: 2, form: 'ORIGINAL' },
  ]

  it.each<[string, Otherwise[], unknown, unknown[]]>([
    [
      'one that a city lacks',
      [{}, {}, { materials: [idCard] }],
      both,
      [{ city: '150600', change: 'ADD_MATERIAL', material: both[1] }],
    ],
    [
      'one that a city has too many',
      [{}, { materials: [idCard, applicationForm, photo] }, {}],
      both,
      [{ city: '150200', change: 'DROP_MATERIAL', material: '照片' }],
    ],
    [
      'necessity, copies and form',
      [{}, {}, { materials: [idCard, { ...applicationForm, necessity: 'DEFERRABLE', copies: 1, form: 'COPY' }] }],
      both,
      [
        {
          city: '150600',
          change: 'CHANGE_MATERIAL',
          material: '申请表',
          aspect: 'necessity',
          from: 'DEFERRABLE',
          to: 'REQUIRED',
        },
        { city: '150600', change: 'CHANGE_MATERIAL', material: '申请表', aspect: 'copies', from: 1, to: 2 },
        { city: '150600', change: 'CHANGE_MATERIAL', material: '申请表', aspect: 'form', from: 'COPY', to: 'ORIGINAL' },
      ],
    ],
    [
      'copies that a city does not state',
      [{}, { materials: [idCard, { ...applicationForm, copies: null }] }],
      both,
      [{ city: '150200', change: 'CHANGE_MATERIAL', material: '申请表', aspect: 'copies', from: null, to: 2 }],
    ],
    [
      'a city that lists none, and has no vote',
      [{}, { materials: [] }],
      both,
      [
        { city: '150200', change: 'ADD_MATERIAL', material: both[0] },
        { city: '150200', change: 'ADD_MATERIAL', material: both[1] },
      ],
    ],
    [
      'copies that no city states',
      [{ materials: [photoWithoutCopies()] }, { materials: [photoWithoutCopies()] }],
      [{ ...comparedPhoto, copies: null }],
      [],
    ],
    ['none anywhere', [{ materials: [] }, { materials: [] }], [], []],
  ])('finds %s', (_, changes, common, expected) => {
    const found = fieldOf('materials', ...changes)
    expect([found.common, found.changes, found.isSame, found.isTied]).toEqual([
      common,
      expected,
      expected.length === 0,
      false,
    ])
  })

  it('says when half of the cities ask for one', () => {
    const withPhoto = { materials: [idCard, applicationForm, photo] }
    const found = fieldOf('materials', {}, {}, withPhoto, withPhoto)
    expect([found.common, found.isTied]).toEqual([both, true])
    expect(found.changes).toEqual([
      { city: '150100', change: 'AGREE_MATERIAL', material: '照片', has: false },
      { city: '150200', change: 'AGREE_MATERIAL', material: '照片', has: false },
      { city: '150600', change: 'AGREE_MATERIAL', material: '照片', has: true },
      { city: '150900', change: 'AGREE_MATERIAL', material: '照片', has: true },
    ])
  })

  it('says when an aspect has no majority', () => {
    const found = fieldOf('materials', { materials: [photo] }, { materials: [{ ...photo, copies: 3 }] })
    expect([found.common, found.isTied]).toEqual([[{ ...comparedPhoto, copies: null }], true])
    expect(found.changes).toEqual([
      { city: '150100', change: 'CHANGE_MATERIAL', material: '照片', aspect: 'copies', from: 1, to: null },
      { city: '150200', change: 'CHANGE_MATERIAL', material: '照片', aspect: 'copies', from: 3, to: null },
    ])
  })

  it('has nothing in common where nothing is', () => {
    expect(fieldOf('materials', { materials: [idCard] }, { materials: [photo] })).toMatchObject({
      common: null,
      isTied: true,
      isSame: false,
    })
  })
})

function photoWithoutCopies() {
  return { ...photo, copies: null }
}

describe('comparing time limits', () => {
  const inCalendarDays = { committedLimit: { value: 7, unit: 'CALENDAR_DAY' as const } }

  it.each<[string, Otherwise[], unknown, unknown[]]>([
    [
      'a longer one, by the writing that comes first',
      [inCalendarDays, {}, { committedLimit: days(10) }],
      inCalendarDays.committedLimit,
      [{ city: '150600', change: 'CHANGE_LIMIT', from: days(10), to: inCalendarDays.committedLimit }],
    ],
    [
      'one that is not stated',
      [{}, { committedLimit: null }],
      days(5),
      [{ city: '150200', change: 'CHANGE_LIMIT', from: null, to: days(5) }],
    ],
    [
      'a tie',
      [{}, { committedLimit: days(3) }],
      null,
      [
        { city: '150100', change: 'CHANGE_LIMIT', from: days(5), to: null },
        { city: '150200', change: 'CHANGE_LIMIT', from: days(3), to: null },
      ],
    ],
    [
      'that unknown is not the same',
      [{ committedLimit: null }, { committedLimit: null }],
      null,
      [
        { city: '150100', change: 'CHANGE_LIMIT', from: null, to: null },
        { city: '150200', change: 'CHANGE_LIMIT', from: null, to: null },
      ],
    ],
  ])('finds %s', (_, changes, common, expected) => {
    const found = fieldOf('timeLimit', ...changes)
    expect([found.isSame, found.common, found.changes]).toEqual([false, common, expected])
  })

  it('converts as the cluster does', () => {
    const conversion = { workingDays: 6, calendarDays: 7, hoursPerWorkingDay: 8 }
    expect(itemDifferences({ ...among({}, inCalendarDays), conversion }).isSame).toBe(false)
  })
})

describe('comparing cities of which one has no implementation', () => {
  it('tells it so in each field, and compares the others', () => {
    const { isSame, fields } = compared({}, null, {})
    expect([isSame, fields.map((found) => found.isSame)]).toEqual([false, [false, false, false, false, true]])
    expect(fields[0]).toMatchObject({
      common: '社会保障卡申领',
      values: [{}, { city: '150200', value: null }, {}],
      changes: [{ city: '150200', change: 'IMPLEMENT' }],
    })
  })

  it('has nothing in common where none has one', () => {
    expect(compared(null, null).fields.map(({ common }) => common)).toEqual([null, null, null, null, null])
  })
})

describe('comparing whether results are recognised', () => {
  const { cities } = among({}, {}, {})
  const results = [
    { ...pair('150100', '150200'), isRecognised: false, waitingFor: ['150100', '150200'] },
    { ...pair('150200', '150100'), isRecognised: false, waitingFor: ['150100'] },
    pair('150100', '150600'),
    pair('150600', '150100'),
    pair('150200', '150600'),
    pair('150600', '150200'),
    pair('150900', '150100'),
  ]

  it('names the side that must act', () => {
    const found = itemDifferences({ cities, results }).fields[4]
    expect(found).toEqual({
      field: 'results',
      isSame: false,
      isTied: false,
      common: null,
      values: [
        { city: '150100', value: ['150600'] },
        { city: '150200', value: ['150600'] },
        { city: '150600', value: ['150100', '150200'] },
      ],
      changes: [
        { city: '150100', change: 'RECOGNISE_RESULTS', of: '150200' },
        { city: '150100', change: 'ISSUE_RESULTS', to: '150200' },
        { city: '150200', change: 'ISSUE_RESULTS', to: '150100' },
      ],
    })
  })

  it('does not depend on the order of the pairs', () => {
    expect(itemDifferences({ cities, results: results.toReversed() })).toEqual(itemDifferences({ cities, results }))
  })

  it('takes a pair that nothing is said of as not recognised', () => {
    const { isSame, fields } = itemDifferences({ cities, results: results.slice(2, 5) })
    expect([isSame, fields[4]!.isSame, fields[4]!.changes]).toEqual([false, false, []])
  })
})
