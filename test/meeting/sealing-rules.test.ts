import { describe, expect, it } from 'vitest'
import { briefDiff } from '../../src/meeting/brief-diff.ts'
import { checkErratum, correctedValues } from '../../src/meeting/brief-erratum.ts'
import { confirmationsIn, figuresHash } from '../../src/meeting/city-confirmation.ts'
import { checkAnswer, type FigureStatement, objectionsIn } from '../../src/meeting/figure-statement.ts'
import { momentOf } from '../../src/meeting/meeting-moment.ts'
import { checkSealing, type Sealing } from '../../src/meeting/sealed-brief.ts'

const figure = (id: string, city: string | null, value: string | null) => ({ id, city, value, unit: '项' })
const figures = [
  figure('tasks.done', null, '7'),
  figure('tasks.done@150100', '150100', '3'),
  figure('tasks.done@150200', '150200', '4'),
]
const hashOfHohhot = figuresHash(figures, '150100')

const statement = (position: number, kind: FigureStatement['kind'], rest: Partial<FigureStatement> = {}) =>
  ({
    ...{ position, kind, city: '150100', figuresHash: null, figure: null, value: null, expected: null },
    ...{ text: null, answers: null, manner: null, recordedAt: `2026-11-2${position}T08:00:00.000000Z`, ...rest },
  }) satisfies FigureStatement
const confirmed = (position: number, hash = hashOfHohhot) => statement(position, 'CONFIRMED', { figuresHash: hash })
const objected = (position: number) =>
  statement(position, 'OBJECTED', { figure: 'tasks.done@150100', value: '3', expected: '5', text: '漏报两项' })
const answered = (position: number, answers: number) =>
  statement(position, 'ANSWERED', { answers, text: '已更正', manner: 'CORRECTED' })

describe('what a city says of its figures', () => {
  it.each([
    ['nothing was said', [], 'MISSING', null],
    ['confirmed', [confirmed(1)], 'CONFIRMED', '2026-11-21T08:00:00.000000Z'],
    ['confirmed others than they are now', [confirmed(1, '00')], 'LAPSED', '2026-11-21T08:00:00.000000Z'],
    ['objected', [objected(1)], 'OBJECTED', null],
    ['confirmed, and objected since', [confirmed(1), objected(2)], 'OBJECTED', null],
    ['objected, and confirmed after all', [objected(1), confirmed(2)], 'CONFIRMED', '2026-11-22T08:00:00.000000Z'],
    ['objected and was answered, but has not confirmed', [confirmed(1), objected(2), answered(3, 2)], 'MISSING', null],
    ['another city’s word', [{ ...confirmed(1), city: '150200' }], 'MISSING', null],
  ] as const)('%s', (_, said, state, confirmedAt) => {
    expect(confirmationsIn(said, ['150100'], figures)).toEqual([
      { city: '150100', state, confirmedAt, figuresHash: hashOfHohhot },
    ])
  })

  it('is of its own figures only, in whatever order', () => {
    expect(figuresHash([...figures].reverse(), '150100')).toBe(hashOfHohhot)
    expect(figuresHash([figure('tasks.done', null, '9'), figures[1]!], '150100')).toBe(hashOfHohhot)
    expect(figuresHash([figure('tasks.done@150100', '150100', null)], '150100')).not.toBe(hashOfHohhot)
  })
})

describe('objecting to a figure', () => {
  it.each([
    ['open', [objected(1)], 'OPEN', null],
    ['answered', [objected(1), answered(2, 1)], 'ANSWERED', '已更正'],
    ['taken back by confirming', [objected(1), confirmed(2)], 'WITHDRAWN', null],
    ['confirmed before, so open', [confirmed(1), objected(2)], 'OPEN', null],
    ['answered, and confirmed later', [objected(1), answered(2, 1), confirmed(3)], 'ANSWERED', '已更正'],
  ] as const)('%s', (_, said, state, answer) => {
    expect(objectionsIn(said)).toMatchObject([{ figure: 'tasks.done@150100', expected: '5', state, answer }])
  })

  it.each([
    ['answers what is open', [objected(1)], 1, []],
    ['there is no such objection', [confirmed(1)], 1, ['FIGURE_OBJECTION_UNKNOWN']],
    ['answered already', [objected(1), answered(2, 1)], 1, ['FIGURE_OBJECTION_NOT_OPEN']],
    ['taken back', [objected(1), confirmed(2)], 1, ['FIGURE_OBJECTION_NOT_OPEN']],
  ] as const)('an answer: %s', (_, said, number, codes) => {
    expect(checkAnswer(said, number).map(({ code }) => code)).toEqual(codes)
  })
})

describe('the two times of a meeting', () => {
  const convenedAt = '2026-10-01T00:00:00.000000Z'
  it.each([
    ['no cut-off', null, '2026-11-20T10:00:00Z', { asOf: '2026-11-20', knownAt: null, isBackfilled: false }],
    ['before it', '2026-11-20T10:00:00Z', '2026-11-19T17:00:00Z', { asOf: '2026-11-20', knownAt: null }],
    [
      'after it',
      '2026-11-20T10:00:00Z',
      '2026-11-25T01:00:00Z',
      { asOf: '2026-11-20', knownAt: '2026-11-20T10:00:00Z' },
    ],
    ['late in Beijing', '2026-11-20T16:00:00Z', '2026-11-25T01:00:00Z', { asOf: '2026-11-21', isBackfilled: false }],
    [
      'entered later',
      '2024-11-20T10:00:00Z',
      '2026-11-25T01:00:00Z',
      { asOf: '2024-11-20', knownAt: null, isBackfilled: true },
    ],
  ])('%s', (_, cutOff, now, moment) => {
    expect(momentOf({ cutOff, convenedAt }, new Date(now))).toMatchObject(moment)
  })
})

const [openObjection] = objectionsIn([objected(1)])
const ready: Sealing = {
  cutOff: '2026-11-20T10:00:00Z',
  now: new Date('2026-11-21T00:00:00Z'),
  confirmations: confirmationsIn([confirmed(1)], ['150100'], figures),
  objections: [],
  evenUnconfirmed: false,
}
const silent = confirmationsIn([], ['150100'], figures)

describe('whether a brief can be sealed', () => {
  it.each([
    ['all confirmed', {}, []],
    ['no cut-off', { cutOff: null }, ['CUT_OFF_MISSING']],
    ['the cut-off to come', { cutOff: '2026-11-21T00:00:01Z' }, ['CUT_OFF_AHEAD']],
    ['a city that is silent', { confirmations: silent }, ['CITIES_UNCONFIRMED']],
    ['a city that is silent, even so', { confirmations: silent, evenUnconfirmed: true }, []],
    ['an open objection, even so', { objections: [openObjection!], evenUnconfirmed: true }, ['FIGURE_OBJECTIONS_OPEN']],
  ])('%s', (_, otherwise, codes) => {
    expect(checkSealing({ ...ready, ...otherwise }).map(({ code }) => code)).toEqual(codes)
  })
})

describe('an erratum', () => {
  const said = correctedValues(figures, [
    { figure: 'tasks.done', newValue: '8' },
    { figure: 'tasks.done', newValue: '9' },
  ])
  it.each([
    ['corrects', 'tasks.done', '10', []],
    ['takes a value back', 'tasks.done', null, []],
    ['of a figure that was not sealed', 'tasks.lost', '10', ['FIGURE_UNKNOWN']],
    ['that is no number', 'tasks.done', '十', ['FIGURE_VALUE_INVALID']],
    ['with needless zeros', 'tasks.done', '010', ['FIGURE_VALUE_INVALID']],
    ['of minus nothing', 'tasks.done', '-0', ['FIGURE_VALUE_INVALID']],
    ['that says what the last one said', 'tasks.done', '9', ['ERRATUM_CHANGES_NOTHING']],
    ['back to what was sealed', 'tasks.done', '7', []],
  ])('%s', (_, of, value, codes) => {
    expect(checkErratum(said, { figure: of, value }).map(({ code }) => code)).toEqual(codes)
  })
})

describe('comparing two sealed briefs', () => {
  const earlier = { figures, errata: [{ figure: 'tasks.done', newValue: '6' }] }
  const later = {
    figures: [
      figure('tasks.done', null, '9.5'),
      figure('tasks.done@150200', '150200', '4'),
      figure('tasks.all', null, '12'),
    ],
    errata: [],
  }
  it('says what changed, what came and what is gone, after errata', () => {
    const plain = { unit: '项', isFromCorrected: false, isToCorrected: false }
    expect(briefDiff(earlier, later)).toEqual([
      { ...plain, figure: 'tasks.done', city: null, from: '6', to: '9.5', change: '3.5', isFromCorrected: true },
      { ...plain, figure: 'tasks.all', city: null, from: null, to: '12', change: null },
      { ...plain, figure: 'tasks.done@150100', city: '150100', from: '3', to: null, change: null },
    ])
  })
})
