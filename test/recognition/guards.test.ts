import { describe, expect, it } from 'vitest'
import type { PairException, PairFacts } from '../../src/recognition/recognition-state.ts'
import { recognitionOf } from '../../src/recognition/recognition-state.ts'
import { baotou, hohhot } from '../support/cluster.ts'
import {
  declared,
  formerlyPublished,
  formerMember,
  later,
  neverMember,
  neverPublished,
  onBehalf,
  online,
  pairOf,
  suspended,
  withdrawn,
} from '../support/standing.ts'

const exception: PairException = {
  relation: 'HANDLES',
  accepting: '150100',
  competent: '150200',
  statedBy: '150100',
  stance: 'EXCEPTED',
}
const except = (more: Partial<PairException> = {}) => pairOf({}, {}, { exceptions: [{ ...exception, ...more }] })

describe('a pair of which everything holds', () => {
  it('handles in the mode of the accepting city', () => {
    expect(recognitionOf('HANDLES', pairOf())).toEqual({
      state: 'LIVE',
      mode: 'ACCEPTED_ON_BEHALF',
      otherMode: null,
      missing: [],
    })
  })

  it('recognises, without a mode', () => {
    expect(recognitionOf('RECOGNISES', pairOf())).toEqual({
      state: 'LIVE',
      mode: null,
      otherMode: null,
      missing: [],
    })
  })
})

describe('taking one thing away from a pair that handles', () => {
  it.each<[string, PairFacts, string, typeof hohhot | null, string]>([
    ['the item was never published', pairOf({}, {}, { item: neverPublished }), 'ITEM_PUBLISHED', null, 'READY'],
    ['the item is published no more', pairOf({}, {}, { item: formerlyPublished }), 'ITEM_PUBLISHED', null, 'WITHDRAWN'],
    ['the accepting city is no member yet', pairOf(neverMember), 'ACCEPTING_CITY_IS_MEMBER', null, 'READY'],
    ['the accepting city left', pairOf(formerMember), 'ACCEPTING_CITY_IS_MEMBER', null, 'WITHDRAWN'],
    ['the competent city is no member yet', pairOf({}, neverMember), 'COMPETENT_CITY_IS_MEMBER', null, 'READY'],
    ['the competent city left', pairOf({}, formerMember), 'COMPETENT_CITY_IS_MEMBER', null, 'WITHDRAWN'],
    ['nobody accepts', pairOf({ aspects: {} }), 'ACCEPTING_CITY_DECLARES', hohhot, 'PLANNED'],
    ['accepting starts later', pairOf({ aspects: { ACCEPTS: later } }), 'ACCEPTING_CITY_DECLARES', hohhot, 'READY'],
    [
      'accepting was withdrawn',
      pairOf({ aspects: { ACCEPTS: withdrawn } }),
      'ACCEPTING_CITY_DECLARES',
      hohhot,
      'WITHDRAWN',
    ],
    ['nobody entrusts', pairOf({}, { aspects: {} }), 'COMPETENT_CITY_DECLARES', baotou, 'PLANNED'],
    [
      'entrusting starts later',
      pairOf({}, { aspects: { ENTRUSTS: later } }),
      'COMPETENT_CITY_DECLARES',
      baotou,
      'READY',
    ],
    [
      'entrusting was withdrawn',
      pairOf({}, { aspects: { ENTRUSTS: withdrawn } }),
      'COMPETENT_CITY_DECLARES',
      baotou,
      'WITHDRAWN',
    ],
    ['accepting is suspended', pairOf({ aspects: { ACCEPTS: suspended } }), 'NOT_SUSPENDED', hohhot, 'SUSPENDED'],
    ['entrusting is suspended', pairOf({}, { aspects: { ENTRUSTS: suspended } }), 'NOT_SUSPENDED', baotou, 'SUSPENDED'],
    [
      'the competent city has no entry',
      pairOf({}, { implementation: null }),
      'COMPETENT_CITY_IMPLEMENTS',
      baotou,
      'READY',
    ],
    [
      'the competent city suspended its entry',
      pairOf({}, { implementation: 'SUSPENDED' }),
      'COMPETENT_CITY_IMPLEMENTS',
      baotou,
      'SUSPENDED',
    ],
    [
      'the competent city cancelled its entry',
      pairOf({}, { implementation: 'CANCELLED' }),
      'COMPETENT_CITY_IMPLEMENTS',
      baotou,
      'SUSPENDED',
    ],
    ['the accepting city has no entry', pairOf({ implementation: null }), 'ACCEPTING_CITY_IMPLEMENTS', hohhot, 'READY'],
    [
      'the accepting city suspended its entry',
      pairOf({ implementation: 'SUSPENDED' }),
      'ACCEPTING_CITY_IMPLEMENTS',
      hohhot,
      'SUSPENDED',
    ],
    [
      'the accepting city cancelled its entry',
      pairOf({ implementation: 'CANCELLED' }),
      'ACCEPTING_CITY_IMPLEMENTS',
      hohhot,
      'SUSPENDED',
    ],
    ['the accepting city excepts the pair', except(), 'NOT_EXCEPTED', hohhot, 'WITHDRAWN'],
    ['the competent city excepts the pair', except({ statedBy: '150200' }), 'NOT_EXCEPTED', baotou, 'WITHDRAWN'],
    ['the accepting city suspends the pair', except({ stance: 'SUSPENDED' }), 'NOT_SUSPENDED', hohhot, 'SUSPENDED'],
    [
      'the competent city suspends the pair',
      except({ statedBy: '150200', stance: 'SUSPENDED' }),
      'NOT_SUSPENDED',
      baotou,
      'SUSPENDED',
    ],
  ])('%s: exactly that guard is missing, with the city that must act', (_, facts, guard, city, state) => {
    const found = recognitionOf('HANDLES', facts)
    expect([found.state, found.missing]).toEqual([state, [{ guard, relation: 'HANDLES', city }]])
  })
})

describe('taking one thing away from a pair that recognises', () => {
  it.each<[string, PairFacts, string, typeof hohhot | null, string]>([
    ['nobody recognises', pairOf({ aspects: {} }), 'ACCEPTING_CITY_DECLARES', hohhot, 'PLANNED'],
    [
      'recognising starts later',
      pairOf({ aspects: { RECOGNISES: later } }),
      'ACCEPTING_CITY_DECLARES',
      hohhot,
      'READY',
    ],
    ['recognising is suspended', pairOf({ aspects: { RECOGNISES: suspended } }), 'NOT_SUSPENDED', hohhot, 'SUSPENDED'],
    ['nobody issues', pairOf({}, { aspects: {} }), 'COMPETENT_CITY_DECLARES', baotou, 'PLANNED'],
    ['issuing is suspended', pairOf({}, { aspects: { ISSUES: suspended } }), 'NOT_SUSPENDED', baotou, 'SUSPENDED'],
    [
      'issuing was withdrawn',
      pairOf({}, { aspects: { ISSUES: withdrawn } }),
      'COMPETENT_CITY_DECLARES',
      baotou,
      'WITHDRAWN',
    ],
    [
      'the competent city has no entry',
      pairOf({}, { implementation: null }),
      'COMPETENT_CITY_IMPLEMENTS',
      baotou,
      'READY',
    ],
    [
      'the competent city cancelled its entry',
      pairOf({}, { implementation: 'CANCELLED' }),
      'COMPETENT_CITY_IMPLEMENTS',
      baotou,
      'SUSPENDED',
    ],
    ['the pair is excepted', except({ relation: 'RECOGNISES' }), 'NOT_EXCEPTED', hohhot, 'WITHDRAWN'],
  ])('%s: exactly that guard is missing, with the city that must act', (_, facts, guard, city, state) => {
    const found = recognitionOf('RECOGNISES', facts)
    expect([found.state, found.missing]).toEqual([state, [{ guard, relation: 'RECOGNISES', city }]])
  })
})

describe('what a recognition does not need', () => {
  it.each<[string, 'HANDLES' | 'RECOGNISES', PairFacts]>([
    [
      'an entry of the accepting city, if handled fully online',
      'HANDLES',
      pairOf({ implementation: null, aspects: { ACCEPTS: online } }),
    ],
    [
      'a window that is open, if handled fully online',
      'HANDLES',
      pairOf({ implementation: 'SUSPENDED', aspects: { ACCEPTS: online } }),
    ],
    ['an entry of the accepting city, to recognise results', 'RECOGNISES', pairOf({ implementation: 'CANCELLED' })],
    [
      'the other relation’s declarations, to handle',
      'HANDLES',
      pairOf({ aspects: { ACCEPTS: onBehalf } }, { aspects: { ENTRUSTS: onBehalf } }),
    ],
    [
      'the other relation’s declarations, to recognise',
      'RECOGNISES',
      pairOf({ aspects: { RECOGNISES: declared } }, { aspects: { ISSUES: declared } }),
    ],
    [
      'that the cities do it the other way round',
      'HANDLES',
      pairOf(
        { aspects: { ACCEPTS: onBehalf, ENTRUSTS: withdrawn } },
        { aspects: { ENTRUSTS: onBehalf, ACCEPTS: withdrawn } },
      ),
    ],
    ['the pair in the other direction', 'HANDLES', except({ accepting: '150200', competent: '150100' })],
    ['the pair’s other relation', 'HANDLES', except({ relation: 'RECOGNISES' })],
    ['another pair of the accepting city', 'HANDLES', except({ competent: '150600' })],
  ])('%s', (_, relation, facts) => {
    const found = recognitionOf(relation, facts)
    expect([found.state, found.missing]).toEqual(['LIVE', []])
  })
})
