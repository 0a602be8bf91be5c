import type { PlanDeadline } from '../../programme/plan-deadline.ts'
import type { Language } from '../../report/problem-wording.ts'
import { Day } from '../parts/day.tsx'
import { deadlineReasonWords, planRowWords } from '../words/plan-row-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly deadlines: readonly PlanDeadline[]
  readonly language: Language
}

/** The baseline and every later deadline, with why it was changed. */
export const PlanRowDeadlines = ({ deadlines, language }: Props) => {
  const words = wordsIn(planRowWords, language)
  if (deadlines.length === 0) return null
  return (
    <section class="card">
      <h2>{words.deadlines}</h2>
      <ol class="plain-list">
        {deadlines.map(({ deadline, isBaseline, reasonCode, reason, validFrom }) => (
          <li>
            {deadline === null ? words.taken : <Day day={deadline} language={language} />}{' '}
            {isBaseline ? <span class="badge">{words.baseline}</span> : null}
            {reasonCode ? <span class="badge fair">{deadlineReasonWords[reasonCode][language]}</span> : null} {reason}{' '}
            <span class="note">
              {words.from} <Day day={validFrom} language={language} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
