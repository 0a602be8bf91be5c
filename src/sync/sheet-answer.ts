import { placedInSheet, type SheetBody } from './read-sheet-rows.ts'
import { outcomeLines } from './row-outcome.ts'
import type { SyncAnswer } from './sync-implementations.ts'

/** The answer to a sheet's rows with each problem told of its cell. */
export const answerInSheet = (answer: SyncAnswer, { places, problems }: SheetBody): SyncAnswer => {
  const lines = [...outcomeLines(answer.outcomes)].map((line) => {
    const place = places[line.line - 1]
    const told = place ? line.problems.map((found) => placedInSheet(found, place)) : line.problems
    return JSON.stringify({ ...line, problems: told })
  })
  return { ...answer, outcomes: lines.join('\n'), problems: [...answer.problems, ...problems] }
}
