import type { CivilDate } from '../../base/civil-date.ts'
import { type CoordinationIssue, isOverdue, standingOf } from '../../programme/coordination-issue.ts'
import type { Language } from '../../report/problem-wording.ts'
import { issueStateWords, issueWords } from '../words/issue-words.ts'

interface Props {
  readonly issue: CoordinationIssue
  readonly asOf: CivilDate
  readonly language: Language
}

const tones = { RAISED: 'fair', ASSIGNED: '', HANDLED: '', ANSWERED: 'good', RETURNED: 'fair', CLOSED: 'good' } as const

/** How an issue stands, and whether its owner has let the agreed date pass. */
export const IssueStateMark = ({ issue, asOf, language }: Props) => {
  const standing = standingOf(issue)
  return (
    <>
      <span class={`badge ${tones[standing.state]}`}>{issueStateWords[standing.state][language]}</span>{' '}
      {isOverdue(standing, asOf) ? <span class="badge bad">{issueWords.overdue[language]}</span> : null}
    </>
  )
}
