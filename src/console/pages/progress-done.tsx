import type { Visit } from '../visit.ts'
import { progressWords } from '../words/progress-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { type GridAnswer, isUndone } from './progress-save.ts'

interface Props {
  readonly visit: Visit
  readonly answer: GridAnswer | null
  /** Rows of the page before, which were saved on the way to this one. */
  readonly saved: number
}

/** How many rows were written. */
export const savedOf = ({ rows }: GridAnswer): number =>
  [...rows.values()].filter(({ outcome }) => outcome === 'ENTERED' || outcome === 'STEPPED').length

/** What became of the grid as a whole. */
export const ProgressDone = ({ visit, answer, saved }: Props) => {
  const words = wordsIn(progressWords, visit.language)
  if (answer ? answer.refused.length > 0 : saved === 0) return null
  const n = answer ? savedOf(answer) : saved
  const wrong = answer ? [...answer.rows.values()].filter(isUndone).length : 0
  const said = n + wrong === 0 ? words.unchanged : wrong > 0 ? words.partly : words.saved
  return (
    <p class={wrong > 0 ? 'problems errors' : 'done'} role="status">
      {fill(said, { n, wrong })}
    </p>
  )
}
