import type { Outcome } from '../base/outcome.ts'
import { answerIssue, handleIssue } from '../programme/answer-issue.ts'
import { assignIssue } from '../programme/assign-issue.ts'
import { closeIssue, returnIssue } from '../programme/close-issue.ts'
import type { ClosingManner, CoordinationIssue, IssueStep, Letter } from '../programme/coordination-issue.ts'
import { escalateIssue } from '../programme/escalate-issue.ts'
import type { SentForm } from './forms.ts'
import type { Visit } from './visit.ts'

type Take = (
  visit: Visit,
  issue: { readonly cluster: string; readonly number: number },
  form: SentForm,
) => Promise<Outcome<CoordinationIssue>>

const said = ({ optional }: SentForm) => ({ on: optional('on'), documentNumber: optional('documentNumber') })

/** Each step on an issue as its form sends it. */
export const takeIssueStep: Readonly<Record<IssueStep, Take>> = {
  ASSIGNED: ({ hub, caller }, issue, form) => {
    const given = { owner: form.text('owner'), unit: form.text('unit'), dueOn: form.text('dueOn') }
    return assignIssue(hub, caller, { ...issue, ...said(form), ...given, text: form.optional('text') })
  },
  HANDLED: ({ hub, caller }, issue, form) =>
    handleIssue(hub, caller, { ...issue, ...said(form), text: form.optional('text') }),
  ANSWERED: ({ hub, caller }, issue, form) =>
    answerIssue(hub, caller, { ...issue, ...said(form), text: form.text('text') }),
  RETURNED: ({ hub, caller }, issue, form) =>
    returnIssue(hub, caller, { ...issue, ...said(form), reason: form.text('reason') }),
  CLOSED: ({ hub, caller }, issue, form) => {
    const manner: ClosingManner = form.text('manner') === 'SOLVED' ? 'SOLVED' : 'WITHDRAWN'
    return closeIssue(hub, caller, { ...issue, ...said(form), manner, text: form.optional('text') })
  },
  ESCALATED: ({ hub, caller }, issue, form) => {
    const letter: Letter = form.text('letter') === 'SUPERVISION' ? 'SUPERVISION' : 'REMINDER'
    const written = { letter, text: form.text('text'), dueOn: form.text('dueOn') }
    return escalateIssue(hub, caller, { ...issue, ...said(form), ...written })
  },
}
