import { describe, expect, it } from 'vitest'
import { checkAdjustment, type Standing } from '../../src/recognition/adjustment.ts'
import {
  type Consultation,
  consentingBySilence,
  isConfirmed,
  openPoints,
  standingObjections,
} from '../../src/recognition/consultation.ts'
import {
  checkBatchHead,
  checkOrdinal,
  checkPastDay,
  checkState,
  type ItemBatch,
} from '../../src/recognition/item-batch.ts'
import { baotou, hohhot, ordos } from '../support/cluster.ts'

const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code)

// Hohhot confirmed, Baotou objects, Ordos says nothing.
const round: Consultation = {
  batchId: 1,
  round: 1,
  openedOn: '2026-03-02',
  deadline: '2026-03-16',
  answers: [
    { city: hohhot, manner: 'STATED', confirmedOn: '2026-03-05' },
    { city: baotou, manner: null, confirmedOn: null },
    { city: ordos, manner: null, confirmedOn: null },
  ],
  objections: [
    { id: 1, city: baotou, itemId: 7, reason: '层级不一致', raisedOn: '2026-03-06', withdrawnOn: null },
    { id: 2, city: hohhot, itemId: 7, reason: '名称不一致', raisedOn: '2026-03-03', withdrawnOn: '2026-03-04' },
  ],
}

describe('a round of consultation', () => {
  it.each([
    ['on the due day', '2026-03-16', true, []],
    ['the day after', '2026-03-17', true, ['150600']],
    ['the day after, without the rule', '2026-03-17', false, []],
  ])('counts silence as consent %s', (_, today, rule, cities) => {
    expect(consentingBySilence(round, today, rule).map(({ code }) => code)).toEqual(cities)
  })

  it('is not confirmed while a city objects', () => {
    expect(isConfirmed(round, [ordos])).toBe(false)
    expect(isConfirmed(round, [ordos, baotou])).toBe(true)
  })

  it('forgets an objection that was taken back', () => {
    expect(standingObjections(round).map(({ id }) => id)).toEqual([1])
  })

  it('has its open points in objections and in cities that are waited for', () => {
    expect(openPoints(round, []).map(({ code, facts }) => [code, facts.cities])).toEqual([
      ['OBJECTION_STANDS', ['包头市']],
      ['CONFIRMATION_WAITED_FOR', ['鄂尔多斯市']],
    ])
    expect(codes(openPoints(round, [ordos]))).toEqual(['OBJECTION_STANDS'])
  })
})

const added = (effectiveOn: string) => ({ change: 'ADDED' as const, effectiveOn })
const withdrawn = (effectiveOn: string) => ({ change: 'WITHDRAWN' as const, effectiveOn })

describe('an adjustment of an item', () => {
  it.each<[string, 'ADDED' | 'WITHDRAWN', Standing, string[]]>([
    ['adding what is listed', 'ADDED', { isListed: true, adjustments: [] }, ['ITEM_ALREADY_IN_BATCH']],
    ['adding what is not', 'ADDED', { isListed: false, adjustments: [] }, []],
    ['adding what was withdrawn', 'ADDED', { isListed: true, adjustments: [withdrawn('2026-01-01')] }, []],
    [
      'adding what was added',
      'ADDED',
      { isListed: false, adjustments: [added('2026-01-01')] },
      ['ITEM_ALREADY_IN_BATCH'],
    ],
    ['withdrawing what is listed', 'WITHDRAWN', { isListed: true, adjustments: [] }, []],
    ['withdrawing what is not', 'WITHDRAWN', { isListed: false, adjustments: [] }, ['ITEM_NOT_IN_BATCH']],
    [
      'withdrawing twice',
      'WITHDRAWN',
      { isListed: true, adjustments: [withdrawn('2026-01-01')] },
      ['ITEM_NOT_IN_BATCH'],
    ],
    ['one of the same day', 'WITHDRAWN', { isListed: false, adjustments: [added('2026-04-01')] }, []],
    [
      'one before the last',
      'WITHDRAWN',
      { isListed: false, adjustments: [added('2026-04-02')] },
      ['ADJUSTMENT_OUT_OF_ORDER'],
    ],
  ])('%s', (_, change, standing, refusals) => {
    expect(codes(checkAdjustment(change, '2026-04-01', standing, { path: [], facts: {} }))).toEqual(refusals)
  })
})

const batch = (state: ItemBatch['state']): ItemBatch => ({
  id: 1,
  clusterId: 1,
  cluster: 'hbew',
  ordinal: 1,
  title: '第一批',
  documentNumber: null,
  state,
  round: 0,
  itemCount: 1,
  publishedOn: null,
  isBackFilled: false,
  publicationRecordedAt: null,
})

describe('the ordinal of a batch', () => {
  it.each([
    ['free', undefined, '第一批', false, []],
    ['a draft of the same title', batch('DRAFTED'), ' 第一批 ', false, []],
    ['a draft of the same title, to be published', batch('DRAFTED'), '第一批', true, ['BATCH_ORDINAL_TAKEN']],
    ['a draft of another title', batch('DRAFTED'), '别的', false, ['BATCH_ORDINAL_TAKEN']],
    ['out for consultation', batch('OUT_FOR_CONSULTATION'), '第一批', false, ['BATCH_ORDINAL_TAKEN']],
    ['published', batch('PUBLISHED'), '第一批', false, ['BATCH_ORDINAL_TAKEN']],
  ] as const)('is %s', (_, known, title, asPublished, refusals) => {
    expect(codes(checkOrdinal(known, title, asPublished))).toEqual(refusals)
  })

  it.each([
    [1, []],
    [9999, []],
    [0, ['ORDINAL_OUT_OF_RANGE']],
    [10_000, ['ORDINAL_OUT_OF_RANGE']],
    [1.5, ['ORDINAL_OUT_OF_RANGE']],
    [Number.NaN, ['ORDINAL_OUT_OF_RANGE']],
  ])('%d', (ordinal, refusals) => {
    expect(codes(checkBatchHead({ ordinal, title: '第一批' }))).toEqual(refusals)
  })
})

describe('a step of a batch', () => {
  it('is refused in a state that does not allow it, which is named', () => {
    expect(checkState(batch('DRAFTED'), ['DRAFTED'])).toEqual([])
    expect(checkState(batch('PUBLISHED'), ['DRAFTED', 'CONFIRMED'])).toMatchObject([
      { code: 'BATCH_STATE_NOT_ALLOWED', facts: { ordinal: 1, state: 'PUBLISHED', allowed: ['DRAFTED', 'CONFIRMED'] } },
    ])
  })

  it.each([
    ['2026-03-02', []],
    ['2026-03-03', ['DATE_IN_THE_FUTURE']],
    ['2026-02-30', ['DATE_INVALID']],
    ['', ['DATE_INVALID']],
  ])('cannot be dated %j', (day, refusals) => {
    expect(codes(checkPastDay(day, 'publishedOn', '2026-03-02'))).toEqual(refusals)
  })
})
