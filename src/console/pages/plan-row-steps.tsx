import type { Child } from 'hono/jsx'
import type { CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import type { Problem } from '../../base/problem.ts'
import { forbidPlan } from '../../programme/forbid-plan.ts'
import { lightColours, lightCriteria } from '../../programme/light.ts'
import { criterionWording } from '../../programme/light-wording.ts'
import { deadlineReasons } from '../../programme/plan-deadline.ts'
import { messageOf } from '../../report/problem-wording.ts'
import type { SentForm } from '../forms.ts'
import { Field, Form, Select } from '../parts/form.tsx'
import { lightWords } from '../parts/light-mark.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import type { ShownPlanRow } from '../read-plan-row.ts'
import type { PlanRowStep } from '../take-plan-row-step.ts'
import type { Visit } from '../visit.ts'
import { deadlineReasonWords } from '../words/plan-row-words.ts'
import { planStepWords } from '../words/plan-step-words.ts'
import { wordsIn } from '../words/speak.ts'

/** A form of the page as it was sent, with what was wrong. */
export interface SentStep {
  readonly step: PlanRowStep
  readonly form: SentForm
  readonly problems: readonly Problem[]
}

interface Props {
  readonly visit: Visit
  readonly cluster: CityCluster
  readonly shown: ShownPlanRow
  readonly sent: SentStep | null
}

interface StepProps {
  readonly visit: Visit
  readonly step: PlanRowStep
  readonly note: string
  readonly sent: SentStep | null
  /** The names of its fields, beside which their problems stand. */
  readonly fields: readonly string[]
  readonly children?: Child
}

const Step = ({ visit, step, note, sent, fields, children }: StepProps) => {
  const title = planStepWords[step][visit.language]
  const mine = sent?.step === step ? sent.problems : []
  return (
    <details class="card" open={sent?.step === step} id={step}>
      <summary>{title}</summary>
      <p class="note">{note}</p>
      <ProblemList problems={mine.filter(({ field }) => !fields.includes(field ?? ''))} language={visit.language} />
      <Form visit={visit} action={visit.url.pathname + visit.url.search} class="stack">
        {children}
        <button type="submit" name="do" value={step}>
          {title}
        </button>
      </Form>
    </details>
  )
}

/** What a field had, and what was wrong with it. */
const about = (visit: Visit, sent: SentStep | null, step: PlanRowStep) => (name: string) => {
  const found = sent?.step === step ? sent.problems.find(({ field }) => field === name) : undefined
  return {
    name,
    value: sent?.step === step ? sent.form.text(name) : '',
    error: found ? messageOf(found, visit.language) : null,
  }
}

type One = Pick<Props, 'visit' | 'sent'>

const Exempting = ({ visit, sent }: One) => {
  const words = wordsIn(planStepWords, visit.language)
  const of = about(visit, sent, 'exempt')
  const criteria = lightCriteria.map((one) => [one, criterionWording[one]?.[visit.language] ?? one] as const)
  return (
    <Step
      {...{ visit, sent }}
      step="exempt"
      note={words.exemptNote}
      fields={['criterion', 'approver', 'reason', 'expiresOn']}
    >
      <Select label={words.criterion} {...of('criterion')} options={criteria} />
      <Field label={words.approver} {...of('approver')} required />
      <Field label={words.reason} {...of('reason')} required />
      <Field label={words.expiresOn} {...of('expiresOn')} type="date" required />
    </Step>
  )
}

const Postponing = ({ visit, sent, deadline }: One & { readonly deadline: string | null }) => {
  const words = wordsIn(planStepWords, visit.language)
  const of = about(visit, sent, 'deadline')
  const reasons = deadlineReasons.map((one) => [one, deadlineReasonWords[one][visit.language]] as const)
  const given = of('deadline')
  const fields = ['deadline', 'reasonCode', 'why', 'validFrom']
  return (
    <Step {...{ visit, sent, fields }} step="deadline" note={words.deadlineNote}>
      <Field
        label={words.newDeadline}
        {...given}
        value={sent?.step === 'deadline' ? given.value : deadline}
        type="date"
        hint={words.noDeadline}
      />
      <Select label={words.reasonCode} {...of('reasonCode')} options={[['', words.choose], ...reasons]} />
      <Field label={words.why} {...of('why')} />
      <Field label={words.validFrom} {...of('validFrom')} type="date" />
    </Step>
  )
}

const Rating = ({ visit, sent }: One) => {
  const words = wordsIn(planStepWords, visit.language)
  const of = about(visit, sent, 'rate')
  const colours = lightColours
    .filter((one) => one !== 'GREY')
    .map((one) => [one, lightWords[one][visit.language]] as const)
  return (
    <Step {...{ visit, sent }} step="rate" note={words.rateNote} fields={['colour', 'rateText']}>
      <Select label={words.colour} {...of('colour')} options={[['', words.choose], ...colours]} />
      <Field label={words.why} {...of('rateText')} />
    </Step>
  )
}

/** What whoever reads the page may do about the row. */
export const PlanRowSteps = ({ visit, cluster, shown: { row }, sent }: Props) => {
  const { caller } = visit
  const { leadCity, participatingCities, deadline } = row.content
  const isOffice = forbidPlan(caller, cluster.code) === undefined
  const city = caller.city ?? ''
  const mayRate =
    [leadCity, ...participatingCities].includes(city) &&
    forbid(caller, ['COORDINATOR'], { cluster: cluster.code, city }) === undefined
  return (
    <>
      {mayRate ? <Rating visit={visit} sent={sent} /> : null}
      {isOffice ? <Postponing visit={visit} sent={sent} deadline={deadline} /> : null}
      {isOffice ? <Exempting visit={visit} sent={sent} /> : null}
    </>
  )
}
