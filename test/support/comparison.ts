import type { ImplementationContent } from '../../src/catalogue/implementation-content.ts'
import type { ResultRecognition } from '../../src/recognition/differences.ts'
import { plainContent } from './implementation.ts'

/** What a city has otherwise than the plain implementation; null: it has none. */
export type Otherwise = Partial<ImplementationContent> | null

export const codes = ['150100', '150200', '150600', '150900']
export const pair = (accepting: string, competent: string): ResultRecognition => ({
  accepting,
  competent,
  isRecognised: true,
  waitingFor: [],
})
export const allRecognised = codes.flatMap((a) => codes.filter((c) => c !== a).map((c) => pair(a, c)))

/** The first cities of the cluster, each with what it has otherwise than the plain implementation. */
export const among = (...changes: Otherwise[]) => ({
  cities: changes.map((change, i) => ({ city: codes[i]!, content: change && { ...plainContent, ...change } })),
  results: allRecognised,
})
