import type { LightExemption } from '../../programme/light-facts.ts'
import { criterionWording } from '../../programme/light-wording.ts'
import type { Language } from '../../report/problem-wording.ts'
import { dayText } from '../parts/day.tsx'
import { planRowWords } from '../words/plan-row-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly exemptions: readonly LightExemption[]
  readonly language: Language
}

/** From what the row was exempted, until when, by whose approval. */
export const PlanRowExemptions = ({ exemptions, language }: Props) => {
  const words = wordsIn(planRowWords, language)
  return (
    <section class="card">
      <h2>{words.exemptions}</h2>
      {exemptions.length === 0 ? <p class="note">{words.noExemptions}</p> : null}
      <ul class="plain-list">
        {exemptions.map(({ criterion, approver, reason, grantedOn, expiresOn }) => (
          <li>
            {fill(words.exemption, {
              from: dayText(grantedOn, language),
              to: dayText(expiresOn, language),
              criterion: criterionWording[criterion]?.[language] ?? criterion,
              ...{ reason, approver },
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
