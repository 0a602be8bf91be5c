import type { ImplementationContent } from '../catalogue/implementation-content.ts'
import type { LimitConversion } from '../catalogue/time-limit.ts'
import { pairsOf, type RuleFacts } from './affected-recognition.ts'
import type { Comparison } from './differences.ts'
import { type CityStanding, recognitionOf } from './recognition-state.ts'

/** The facts of an item with the fields of its implementations. */
export interface ComparedFacts extends RuleFacts {
  readonly cities: readonly (CityStanding & { readonly content: ImplementationContent | null })[]
}

/** An item across those of its cities that are members. An implementation that is not in force is as none. */
export const comparisonOf = (facts: ComparedFacts, conversion: LimitConversion): Comparison => {
  const members = facts.cities.filter(({ isMember }) => isMember)
  const results = pairsOf(members, null).map(([accepting, competent]) => {
    const { state, missing } = recognitionOf('RECOGNISES', { ...facts, accepting, competent })
    return {
      accepting: accepting.city.code,
      competent: competent.city.code,
      isRecognised: state === 'LIVE',
      waitingFor: missing.flatMap(({ city }) => (city ? [city.code] : [])),
    }
  })
  const cities = members.map(({ city, implementation, content }) => ({
    city: city.code,
    content: implementation === 'ACTIVE' ? content : null,
  }))
  return { cities, results, conversion }
}
