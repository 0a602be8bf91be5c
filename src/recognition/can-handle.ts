import type { City } from '../access/city-cluster.ts'
import type { TimeLimit } from '../calendar/due-date.ts'
import type { Evidence, Fee, ImplementationContent } from '../catalogue/implementation-content.ts'
import type { RuleFacts } from './affected-recognition.ts'
import type { HandlingMode } from './aspect.ts'
import type { CityStanding } from './recognition-state.ts'
import { type MissingGuard, type RecognitionState, recognitionOf } from './recognition-state.ts'

type Implementing = CityStanding & { readonly content: ImplementationContent | null }

/** A window clerk's answer: what, how long and how much is the competent city's; where, when and whom to call the accepting city's. */
export interface CanHandleAnswer {
  readonly answer: 'YES' | 'PARTLY' | 'NO'
  readonly handles: RecognitionState | null
  readonly recognises: RecognitionState | null
  readonly mode: HandlingMode | null
  /** The mode in which the competent city entrusts, where it names another. */
  readonly otherMode: HandlingMode | null
  readonly itemId: number
  readonly competentCity: City
  readonly acceptingCity: City
  readonly materials: readonly Evidence[]
  readonly committedLimit: TimeLimit | null
  readonly isCharged: boolean | null
  readonly fees: readonly Fee[]
  readonly address: string | null
  readonly hours: string | null
  readonly telephone: string | null
  readonly explain: readonly MissingGuard[]
}

/** Works the answer out of the facts of one item and its two cities. */
export const canHandle = (facts: RuleFacts, accepting: Implementing, competent: Implementing): CanHandleAnswer => {
  const pair = { ...facts, accepting, competent }
  const handles = recognitionOf('HANDLES', pair)
  const recognises = recognitionOf('RECOGNISES', pair)
  const live = [handles, recognises].filter(({ state }) => state === 'LIVE').length
  const window = handles.mode === 'FULLY_ONLINE' ? null : accepting.content
  return {
    answer: live === 2 ? 'YES' : live === 1 ? 'PARTLY' : 'NO',
    handles: handles.state,
    recognises: recognises.state,
    mode: handles.mode,
    otherMode: handles.otherMode,
    itemId: facts.itemId,
    competentCity: competent.city,
    acceptingCity: accepting.city,
    materials: competent.content?.materials ?? [],
    committedLimit: competent.content?.committedLimit ?? null,
    isCharged: competent.content?.isCharged ?? null,
    fees: competent.content?.fees ?? [],
    address: window?.address ?? null,
    hours: window?.hours ?? null,
    telephone: window?.consultationTelephone ?? null,
    explain: [...handles.missing, ...recognises.missing],
  }
}
