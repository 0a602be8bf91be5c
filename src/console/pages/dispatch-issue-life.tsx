import { type CoordinationIssue, type CoordinationStep, standingOf } from '../../programme/coordination-issue.ts'
import { letterKinds, stepOfLetter } from '../../report/issue-letter.ts'
import { cityOrOffice } from '../city-or-office.ts'
import { Day, dayText } from '../parts/day.tsx'
import type { Visit } from '../visit.ts'
import { issueStepWords, issueWords, letterWords, mannerWords } from '../words/issue-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly issue: CoordinationIssue
  readonly nameOf: (city: string) => string
}

const detailOf = ({ visit: { language }, nameOf }: Props, step: CoordinationStep): string | null => {
  const words = wordsIn(issueWords, language)
  if (step.step === 'ASSIGNED')
    return fill(words.given, {
      city: nameOf(step.owner!),
      unit: step.ownerUnit ?? '',
      day: dayText(step.dueOn!, language),
    })
  if (step.letter !== null)
    return fill(words.by, { letter: letterWords[step.letter][language], day: dayText(step.letterDueOn!, language) })
  return step.manner === null ? null : mannerWords[step.manner][language]
}

/** All that was done about an issue, in order. */
export const IssueLife = (props: Props) => {
  const { visit, issue, nameOf } = props
  const { language } = visit
  const words = wordsIn(issueWords, language)
  return (
    <section class="card">
      <h2>{words.life}</h2>
      <ol class="plain-list">
        {issue.steps.map((step) => (
          <li>
            <strong>{issueStepWords[step.step][language]}</strong> <Day day={step.onDay} language={language} />{' '}
            {cityOrOffice(step.by, nameOf, language)}{' '}
            {step.documentNumber ? <span class="note">{step.documentNumber}</span> : null}
            {detailOf(props, step) ? <div>{detailOf(props, step)}</div> : null}
            {step.text ? <div class="said">{step.text}</div> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The letters that were written to its owner, as papers. */
export const IssueLetters = ({ visit: { language }, issue }: Omit<Props, 'nameOf'>) => {
  const written = letterKinds.filter((kind) => stepOfLetter(issue, kind) !== undefined)
  if (written.length === 0 || standingOf(issue).owner === null) return null
  return (
    <section class="card">
      <h2>{issueWords.papers[language]}</h2>
      <p class="actions">
        {written.map((kind) => (
          <a
            class="button plain"
            href={`/papers/letter.docx?${new URLSearchParams({ cluster: issue.cluster, issue: String(issue.number), letter: kind })}`}
          >
            {letterWords[kind][language]}（docx）
          </a>
        ))}
      </p>
    </section>
  )
}
