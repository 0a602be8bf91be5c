import { describe, expect, it } from 'vitest'
import type { PairException, PairFacts, RecognitionState } from '../../src/recognition/recognition-state.ts'
import { recognitionOf } from '../../src/recognition/recognition-state.ts'
import {
  formerlyPublished,
  formerMember,
  later,
  neverPublished,
  onBehalf,
  online,
  pairOf,
  suspended,
  withdrawn,
} from '../support/standing.ts'

const handles = (facts: PairFacts) => {
  const { state, missing } = recognitionOf('HANDLES', facts)
  return [state, missing.map(({ guard, city }) => `${guard} ${city?.code ?? '-'}`)]
}

const exceptedBy = (...cities: string[]): { exceptions: PairException[] } => ({
  exceptions: cities.map((statedBy) => ({
    relation: 'HANDLES',
    accepting: '150100',
    competent: '150200',
    statedBy,
    stance: 'EXCEPTED',
  })),
})

const accepts = (standing: typeof onBehalf) => ({ aspects: { ACCEPTS: standing } })
const entrusts = (standing: typeof onBehalf) => ({ aspects: { ENTRUSTS: standing } })
const silent = { aspects: {} }

describe('naming the state of a recognition', () => {
  it('has none where neither city has said a word, and names every guard', () => {
    expect(
      handles(
        pairOf(
          { isMember: false, wasMember: false, implementation: null, ...silent },
          { isMember: false, wasMember: false, implementation: null, ...silent },
          { item: neverPublished },
        ),
      ),
    ).toEqual([
      null,
      [
        'ITEM_PUBLISHED -',
        'ACCEPTING_CITY_IS_MEMBER -',
        'COMPETENT_CITY_IS_MEMBER -',
        'ACCEPTING_CITY_DECLARES 150100',
        'COMPETENT_CITY_DECLARES 150200',
        'COMPETENT_CITY_IMPLEMENTS 150200',
        'ACCEPTING_CITY_IMPLEMENTS 150100',
      ],
    ])
  })

  it.each<[string, PairFacts, RecognitionState | null]>([
    ['one says it, the other nothing', pairOf(accepts(onBehalf), silent), 'PLANNED'],
    ['one says it for later, the other nothing', pairOf(silent, entrusts(later)), 'PLANNED'],
    ['one suspended it, the other never said a word', pairOf(accepts(suspended), silent), 'PLANNED'],
    ['one withdrew it, the other never said a word', pairOf(accepts(withdrawn), silent), 'WITHDRAWN'],
    ['both withdrew it', pairOf(accepts(withdrawn), entrusts(withdrawn)), 'WITHDRAWN'],
    ['both say it for later', pairOf(accepts(later), entrusts(later)), 'READY'],
    ['one says it for later, the other suspended it', pairOf(accepts(later), entrusts(suspended)), 'SUSPENDED'],
    ['one suspended it, the other withdrew it', pairOf(accepts(suspended), entrusts(withdrawn)), 'WITHDRAWN'],
    ['suspended, and a member left', pairOf({ ...accepts(suspended), ...formerMember }), 'WITHDRAWN'],
    [
      'planned, and the item was taken out',
      pairOf(accepts(onBehalf), silent, { item: formerlyPublished }),
      'WITHDRAWN',
    ],
    ['suspended, before the item is published', pairOf(accepts(suspended), {}, { item: neverPublished }), 'SUSPENDED'],
    ['silent, and the item was taken out', pairOf(silent, silent, { item: formerlyPublished }), null],
    ['silent, and a city left', pairOf({ ...silent, ...formerMember }, silent), null],
    ['silent, and excepted', pairOf(silent, silent, exceptedBy('150100')), null],
    [
      'online, and the competent city suspended its entry',
      pairOf(accepts(online), { implementation: 'SUSPENDED' }),
      'SUSPENDED',
    ],
    ['the accepting city cancelled its entry', pairOf({ implementation: 'CANCELLED' }), 'SUSPENDED'],
    [
      'cancelled by the competent city, and suspended by the accepting one',
      pairOf(accepts(suspended), { implementation: 'CANCELLED' }),
      'SUSPENDED',
    ],
    [
      'cancelled by the competent city, which took its word back too',
      pairOf({}, { implementation: 'CANCELLED', ...entrusts(withdrawn) }),
      'WITHDRAWN',
    ],
    [
      'cancelled by the competent city, and the accepting one never said a word',
      pairOf(silent, { implementation: 'CANCELLED' }),
      'PLANNED',
    ],
    [
      'cancelled by the competent city, to begin later',
      pairOf({}, { implementation: 'CANCELLED', ...entrusts(later) }),
      'SUSPENDED',
    ],
  ])('%s', (_, facts, state) => {
    expect(handles(facts)[0]).toBe(state)
  })

  it('names both cities where both except or suspend', () => {
    expect(handles(pairOf({}, {}, exceptedBy('150100', '150200')))).toEqual([
      'WITHDRAWN',
      ['NOT_EXCEPTED 150100', 'NOT_EXCEPTED 150200'],
    ])
    expect(handles(pairOf(accepts(suspended), entrusts(suspended)))).toEqual([
      'SUSPENDED',
      ['NOT_SUSPENDED 150100', 'NOT_SUSPENDED 150200'],
    ])
  })
})

describe('naming the mode of handling', () => {
  it.each<[string, PairFacts, string | null, string | null]>([
    ['the one that both name', pairOf(), 'ACCEPTED_ON_BEHALF', null],
    ['the accepting city’s, and the other', pairOf(accepts(online)), 'FULLY_ONLINE', 'ACCEPTED_ON_BEHALF'],
    ['the same the other way round', pairOf({}, entrusts(online)), 'ACCEPTED_ON_BEHALF', 'FULLY_ONLINE'],
    ['the competent city’s, while the accepting is silent', pairOf(silent, entrusts(online)), 'FULLY_ONLINE', null],
    ['the accepting city’s, while the competent is silent', pairOf(accepts(online), silent), 'FULLY_ONLINE', null],
    ['none, where neither says a word', pairOf(silent, silent), null, null],
  ])('%s', (_, facts, mode, otherMode) => {
    expect(recognitionOf('HANDLES', facts)).toMatchObject({ mode, otherMode })
  })
})
