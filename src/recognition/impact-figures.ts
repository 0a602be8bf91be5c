import type { RuleFacts } from './affected-recognition.ts'
import { type HandlingMode, handlingModes } from './aspect.ts'
import { coverageOf } from './coverage.ts'
import type { RecognitionCount } from './recognition-count.ts'

/** What one item adds to the figures of a count. */
export interface ItemFigures {
  readonly isLiveInAll: boolean
  readonly isLiveInPart: boolean
  /** In which modes members accept it. */
  readonly modes: readonly HandlingMode[]
}

export const figuresOfItem = (facts: RuleFacts): ItemFigures => {
  const { isLiveInAll, isLiveInPart } = coverageOf(facts)
  const accepting = facts.cities.flatMap(({ isMember, aspects: { ACCEPTS } }) =>
    isMember && ACCEPTS?.stance === 'DECLARED' && !ACCEPTS.startsLater ? [ACCEPTS.mode] : [],
  )
  return { isLiveInAll, isLiveInPart, modes: handlingModes.filter((mode) => accepting.includes(mode)) }
}

/** A figure of the count, as it is and as it would be. */
export interface FigureChange {
  readonly figure: 'BATCHES' | 'ITEMS' | 'LIVE_IN_ALL' | 'LIVE_IN_PART' | 'BY_MODE'
  readonly mode: HandlingMode | null
  readonly before: number
  readonly after: number
}

type Counted = Pick<RecognitionCount, 'batches' | 'items' | 'byMode' | 'itemIds'> & {
  readonly liveInAll: number
  readonly liveInPart: number
}

/**
 * Every figure of a count, before and after a change of one item's implementation. X and Y stay: what one city suspends or
 * cancels changes in how many cities an item is live, and in which modes, not what was published.
 */
export const figureChanges = (
  count: Counted,
  itemId: number,
  before: ItemFigures,
  after: ItemFigures,
): FigureChange[] => {
  const isCounted = count.itemIds.includes(itemId)
  const figure = (
    name: FigureChange['figure'],
    value: number,
    was = false,
    is = false,
    mode: HandlingMode | null = null,
  ) => ({
    ...{ figure: name, mode, before: value },
    after: isCounted ? value + Number(is) - Number(was) : value,
  })
  return [
    figure('BATCHES', count.batches),
    figure('ITEMS', count.items),
    figure('LIVE_IN_ALL', count.liveInAll, before.isLiveInAll, after.isLiveInAll),
    figure('LIVE_IN_PART', count.liveInPart, before.isLiveInPart, after.isLiveInPart),
    ...count.byMode.map(({ mode, items }) =>
      figure('BY_MODE', items, before.modes.includes(mode), after.modes.includes(mode), mode),
    ),
  ]
}
