import type { Child } from 'hono/jsx'
import type { City } from '../../access/city-cluster.ts'
import { type CoordinationIssue, type IssueStep, standingOf } from '../../programme/coordination-issue.ts'
import { Field, Form, Select } from '../parts/form.tsx'
import { TextArea } from '../parts/text-area.tsx'
import type { Visit } from '../visit.ts'
import { issueStepWords, issueWords, letterWords, mannerWords } from '../words/issue-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly issue: CoordinationIssue
  readonly step: IssueStep
  readonly cities: readonly City[]
  /** What was filled in before it was refused. */
  readonly sent: (name: string) => string
}

const Fields = ({ visit: { language }, issue, step, cities, sent }: Props): Child => {
  const words = wordsIn(issueWords, language)
  const standing = standingOf(issue)
  switch (step) {
    case 'ASSIGNED':
      return (
        <>
          <Select
            label={words.owner}
            name="owner"
            value={sent('owner') || standing.owner}
            options={cities.map(({ code, name }) => [code, name] as const)}
          />
          <Field label={words.unit} name="unit" value={sent('unit') || standing.ownerUnit} required />
          <Field label={words.dueOn} name="dueOn" type="date" value={sent('dueOn') || standing.dueOn} required />
          <TextArea label={words.requirement} name="text" value={sent('text')} hint={words.optional} />
        </>
      )
    case 'HANDLED':
      return <TextArea label={words.remark} name="text" value={sent('text')} hint={words.optional} />
    case 'ANSWERED':
      return <TextArea label={words.answer} name="text" value={sent('text')} rows={6} required />
    case 'RETURNED':
      return <TextArea label={words.reason} name="reason" value={sent('reason')} required />
    case 'CLOSED':
      return (
        <>
          <Select
            label={words.manner}
            name="manner"
            value={sent('manner') || (standing.state === 'ANSWERED' ? 'SOLVED' : 'WITHDRAWN')}
            options={(['SOLVED', 'WITHDRAWN'] as const).map((code) => [code, mannerWords[code][language]] as const)}
          />
          <TextArea label={words.remark} name="text" value={sent('text')} hint={words.remarkHint} />
        </>
      )
    case 'ESCALATED':
      return (
        <>
          <Select
            label={words.letter}
            name="letter"
            value={sent('letter')}
            options={(['REMINDER', 'SUPERVISION'] as const).map((code) => [code, letterWords[code][language]] as const)}
          />
          <p class="note">{words.letterHint}</p>
          <TextArea label={words.letterText} name="text" value={sent('text')} required />
          <Field label={words.letterDue} name="dueOn" type="date" value={sent('dueOn')} required />
        </>
      )
  }
}

/** The form of one step on an issue. */
export const IssueForm = (props: Props) => {
  const { visit, at, step, sent } = props
  const words = wordsIn(issueWords, visit.language)
  return (
    <section class="card" id="doing">
      <h2>{issueStepWords[step][visit.language]}</h2>
      <Form visit={visit} action={at} class="stack">
        <input type="hidden" name="step" value={step} />
        <Fields {...props} />
        <Field label={words.document} name="documentNumber" value={sent('documentNumber')} hint={words.optional} />
        {visit.caller.role === 'SECRETARIAT' ? (
          <Field label={words.on} name="on" type="date" value={sent('on')} hint={words.onHint} />
        ) : null}
        <p class="actions">
          <button type="submit">{issueStepWords[step][visit.language]}</button>
          <a href={at}>{words.cancel}</a>
        </p>
      </Form>
    </section>
  )
}
