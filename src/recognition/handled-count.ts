import type { CivilDate } from '../base/civil-date.ts'
import type { CoverageStep } from './item-coverage.ts'

/** From a day on, so many items more (or fewer) are handled by so many pairs. */
export interface HandledChange {
  readonly validFrom: CivilDate
  readonly pairs: number
  readonly items: number
}

/** An item whose pairs are others: what was known, the steps that are written, and when each batch that lists it was published. */
export interface RecountedItem {
  readonly known: readonly CoverageStep[]
  readonly steps: readonly CoverageStep[]
  readonly publishedOn: readonly CivilDate[]
}

/** What changes of the number of items: each counts once for every list, from the day on which that was published. */
export const handledChanges = (items: readonly RecountedItem[]): HandledChange[] => {
  const changes = new Map<string, HandledChange>()
  const add = (validFrom: CivilDate, pairs: number, more: number) => {
    const [key, before] = [`${validFrom} ${pairs}`, changes.get(`${validFrom} ${pairs}`)?.items ?? 0]
    if (pairs > 0) changes.set(key, { validFrom, pairs, items: before + more })
  }
  const addSteps = (steps: readonly CoverageStep[], publishedOn: CivilDate, more: number) => {
    for (const [i, { validFrom, pairs }] of steps.entries()) {
      const day = validFrom < publishedOn ? publishedOn : validFrom
      add(day, pairs, more)
      add(day, steps[i - 1]?.pairs ?? 0, -more)
    }
  }
  for (const { known, steps, publishedOn } of items) {
    const [first] = steps
    if (!first) continue
    const stays = known.filter(({ validFrom }) => validFrom < first.validFrom)
    for (const day of publishedOn) {
      addSteps(known, day, -1)
      addSteps([...stays, ...steps], day, 1)
    }
  }
  return [...changes.values()].filter((change) => change.items !== 0)
}
