import { type CoordinationIssue, standingOf } from '../../programme/coordination-issue.ts'
import type { Language } from '../../report/problem-wording.ts'
import type { ClusterCities } from '../cluster-cities.ts'
import { issueStateWords } from '../words/issue-words.ts'
import { planRowWords } from '../words/plan-row-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly issues: readonly CoordinationIssue[]
  readonly cities: ClusterCities
  readonly language: Language
  readonly at: string
}

/** The problems about a row. */
export const PlanRowIssues = ({ issues, cities, language }: Props) => {
  const words = wordsIn(planRowWords, language)
  return (
    <section class="card">
      <h2>{words.issues}</h2>
      {issues.length === 0 ? <p class="note">{words.noIssues}</p> : null}
      <ul class="plain-list">
        {issues.map((issue) => {
          const { state, owner } = standingOf(issue)
          return (
            <li>
              <span class="badge">{issueStateWords[state][language]}</span> {issue.title}
              {owner ? <span class="note"> {cities.nameOf(owner)}</span> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
