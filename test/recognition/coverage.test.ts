import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairsOf, type RuleFacts } from '../../src/recognition/affected-recognition.ts'
import { aspects, handlingModes, type Relation, relations, stances } from '../../src/recognition/aspect.ts'
import { coverageOf } from '../../src/recognition/coverage.ts'
import {
  type CityStanding,
  guards,
  type PairException,
  recognitionOf,
} from '../../src/recognition/recognition-state.ts'
import { except, readyCity, said, saying } from '../support/standings.ts'

const [h, b, o, u] = ['150100', '150200', '150600', '150900'] as const
const factsOf = (cities: readonly CityStanding[], exceptions: readonly PairException[] = [], isPublished = true) => ({
  itemId: 1,
  item: { isPublished, wasPublished: isPublished },
  cities,
  exceptions,
})
const numbers = (facts: RuleFacts) => {
  const { cityCount, liveCities, handlingPairs, recognisingPairs, isLiveInAll, isLiveInPart } = coverageOf(facts)
  return [cityCount, liveCities, handlingPairs, recognisingPairs, isLiveInAll, isLiveInPart]
}
const blocks = (facts: RuleFacts) =>
  coverageOf(facts).blockedBy.map(({ relation, guard, cities }) => [relation, guard, ...cities.map(({ code }) => code)])
const four = [readyCity(h), readyCity(b), readyCity(o), readyCity(u)]
const [, , , fourth] = four as [CityStanding, CityStanding, CityStanding, CityStanding]
const three = four.slice(0, 3)
const nobody = { isMember: false, wasMember: false }

describe('the coverage of an item', () => {
  it.each<[string, RuleFacts, (number | boolean)[]]>([
    ['all four ready', factsOf(four), [4, 4, 12, 12, true, false]],
    ['not published', factsOf(four, [], false), [4, 0, 0, 0, false, false]],
    ['no member', factsOf([]), [0, 0, 0, 0, false, false]],
    ['one member, which is never all', factsOf([readyCity(h)]), [1, 0, 0, 0, false, false]],
    ['an observer is no member', factsOf([...three, readyCity(u, nobody)]), [3, 3, 6, 6, true, false]],
    [
      'one that does not accept',
      factsOf([...three, saying(fourth, { ACCEPTS: undefined })]),
      [4, 0, 9, 12, false, true],
    ],
    [
      'one that implements nothing',
      factsOf([...three, { ...fourth, implementation: null }]),
      [4, 0, 6, 9, false, true],
    ],
    [
      'one without a window, fully online',
      factsOf([...three, saying({ ...fourth, implementation: null }, { ACCEPTS: said('FULLY_ONLINE') })]),
      [4, 0, 9, 9, false, true],
    ],
    ['one pair excepted', factsOf(four, [except(h, b)]), [4, 2, 11, 12, false, true]],
    [
      'one pair excepted by both of its cities',
      factsOf(four, [except(h, b), except(h, b, { statedBy: b, stance: 'SUSPENDED' })]),
      [4, 2, 11, 12, false, true],
    ],
    [
      'a pair excepted that would not be live',
      factsOf([...three, saying(fourth, { ACCEPTS: undefined })], [except(u, b)]),
      [4, 0, 9, 12, false, true],
    ],
    [
      'results of one pair excepted',
      factsOf(four, [except(h, b, { relation: 'RECOGNISES' })]),
      [4, 4, 12, 11, true, false],
    ],
    [
      'all suspended',
      factsOf(four.map((one) => saying(one, { ACCEPTS: said('FULLY_ONLINE', 'SUSPENDED') }))),
      [4, 0, 0, 12, false, false],
    ],
    [
      'all to begin later',
      factsOf(four.map((one) => saying(one, { ACCEPTS: said('FULLY_ONLINE', 'DECLARED', true) }))),
      [4, 0, 0, 12, false, false],
    ],
  ])('%s', (_, facts, expected) => {
    expect(numbers(facts)).toEqual(expected)
  })

  it.each<[string, RuleFacts, string[][]]>([
    ['nothing, if all is live', factsOf(four), []],
    [
      'the secretariat, if it is not published',
      factsOf(four, [], false),
      [
        ['HANDLES', 'ITEM_PUBLISHED'],
        ['RECOGNISES', 'ITEM_PUBLISHED'],
      ],
    ],
    [
      'the cities that do not declare',
      factsOf([...three.map((one) => saying(one, { ENTRUSTS: undefined })), fourth]),
      [['HANDLES', 'COMPETENT_CITY_DECLARES', h, b, o]],
    ],
    [
      'the city that implements nothing, on both sides',
      factsOf([...three, { ...fourth, implementation: 'SUSPENDED' }]),
      [
        ['HANDLES', 'COMPETENT_CITY_IMPLEMENTS', u],
        ['HANDLES', 'ACCEPTING_CITY_IMPLEMENTS', u],
        ['RECOGNISES', 'COMPETENT_CITY_IMPLEMENTS', u],
      ],
    ],
    [
      'whoever stated the exception',
      factsOf(four, [except(h, b), except(o, u, { statedBy: u, stance: 'SUSPENDED' })]),
      [
        ['HANDLES', 'NOT_SUSPENDED', u],
        ['HANDLES', 'NOT_EXCEPTED', h],
      ],
    ],
  ])('is blocked by %s', (_, facts, expected) => {
    expect(blocks(facts)).toEqual(expected)
  })
})

const codes = [h, b, o, u, '152200']
const aspect = fc.option(
  fc.record({
    stance: fc.constantFrom('DECLARED' as const, 'DECLARED' as const, ...stances),
    mode: fc.option(fc.constantFrom(...handlingModes)),
    startsLater: fc.boolean(),
  }),
  { nil: undefined, freq: 6 },
)
const madeCity = (code: string) =>
  fc.record({
    city: fc.constant({ code, name: code }),
    isMember: fc.constantFrom(true, true, true, false),
    wasMember: fc.boolean(),
    implementation: fc.constantFrom(
      'ACTIVE' as const,
      'ACTIVE' as const,
      'SUSPENDED' as const,
      'CANCELLED' as const,
      null,
    ),
    aspects: fc.record(Object.fromEntries(aspects.map((name) => [name, aspect]))),
  })
const madeException = fc
  .record({
    relation: fc.constantFrom(...relations),
    pair: fc.shuffledSubarray(codes, { minLength: 2, maxLength: 2 }),
    isAccepting: fc.boolean(),
    stance: fc.constantFrom('EXCEPTED' as const, 'SUSPENDED' as const),
  })
  .map(({ relation, pair: [accepting, competent], isAccepting, stance }) => ({
    ...{ relation, accepting: accepting!, competent: competent!, stance },
    statedBy: isAccepting ? accepting! : competent!,
  }))
const madeFacts = fc.record({
  itemId: fc.constant(1),
  item: fc.constantFrom(true, true, true, true, false).map((is) => ({ isPublished: is, wasPublished: is })),
  cities: fc.shuffledSubarray(codes).chain((some) => fc.tuple(...some.map(madeCity)) as fc.Arbitrary<CityStanding[]>),
  exceptions: fc.array(madeException, { maxLength: 4 }),
})

/** The same by the one rule, pair by pair. */
const countedByPairs = (facts: RuleFacts) => {
  const members = facts.cities.filter(({ isMember }) => isMember)
  const pairs = pairsOf(members, null)
  const of = (relation: Relation) =>
    pairs.map(([accepting, competent]) => ({
      cities: [accepting.city.code, competent.city.code],
      ...recognitionOf(relation, { ...facts, accepting, competent }),
    }))
  const handled = of('HANDLES')
  const live = handled.filter(({ state }) => state === 'LIVE')
  const liveCities = members.filter(
    ({ city }) =>
      members.length > 1 && live.filter(({ cities }) => cities.includes(city.code)).length === 2 * (members.length - 1),
  )
  const missing = [...handled, ...of('RECOGNISES')].flatMap((one) => one.missing)
  return {
    numbers: [
      members.length,
      liveCities.length,
      live.length,
      of('RECOGNISES').filter(({ state }) => state === 'LIVE').length,
      live.length > 0 && live.length === pairs.length,
      live.length > 0 && live.length < pairs.length,
    ],
    blocks: relations.flatMap((relation) =>
      guards.flatMap((guard) => {
        const found = missing.filter((one) => one.guard === guard && one.relation === relation)
        const acting = members.filter(({ city }) => found.some((one) => one.city?.code === city.code))
        return found.length === 0 ? [] : [[relation, guard, ...acting.map(({ city }) => city.code)]]
      }),
    ),
  }
}

describe('coverage without going through the pairs', () => {
  it('equals the count of pairs by the one rule', () => {
    fc.assert(
      fc.property(madeFacts, (facts) => {
        expect({ numbers: numbers(facts), blocks: blocks(facts) }).toEqual(countedByPairs(facts))
      }),
      { numRuns: 5000 },
    )
  })

  it('takes 340 cities in no time', () => {
    const many = Array.from({ length: 340 }, (_, i) => readyCity(String(100_000 + i)))
    expect(numbers(factsOf(many, [except('100000', '100001')]))).toEqual([340, 338, 115_259, 115_260, false, true])
  })
})
