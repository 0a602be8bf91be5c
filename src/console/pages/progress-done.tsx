import type { Visit } from '../visit.ts'
import { progressWords } from '../words/progress-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import type { GridAnswer } from './progress-save.ts'

interface Props {
  readonly visit: Visit
  readonly answer: GridAnswer | null
}

/** What became of the grid as a whole. */
export const ProgressDone = ({ visit, answer }: Props) => {
  if (!answer || answer.refused.length > 0) return null
  const words = wordsIn(progressWords, visit.language)
  const outcomes = [...answer.rows.values()].map(({ outcome }) => outcome)
  const count = (...of: string[]) => outcomes.filter((outcome) => of.includes(outcome)).length
  const [n, wrong] = [count('ENTERED', 'STEPPED'), count('REJECTED', 'OVERTAKEN')]
  if (n + wrong === 0)
    return (
      <p class="done" role="status">
        {words.unchanged}
      </p>
    )
  return (
    <p class={wrong > 0 ? 'problems errors' : 'done'} role="status">
      {fill(wrong > 0 ? words.partly : words.saved, { n, wrong })}
    </p>
  )
}
