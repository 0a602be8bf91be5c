import { type Problem, problem } from '../base/problem.ts'
import { changeDeadline } from '../programme/change-deadline.ts'
import { grantExemption, type NamedRow } from '../programme/grant-exemption.ts'
import { type LightColour, type LightCriterion, lightColours, lightCriteria } from '../programme/light.ts'
import { stateOwnLight } from '../programme/state-own-light.ts'
import type { SentForm } from './forms.ts'
import type { Visit } from './visit.ts'

export const planRowSteps = ['exempt', 'deadline', 'rate'] as const
export type PlanRowStep = (typeof planRowSteps)[number]

/** What the verbs call the fields whose names on the page are others, since several forms stand on it. */
const nameOf: Readonly<Record<PlanRowStep, Readonly<Record<string, string>>>> = {
  exempt: {},
  deadline: { reason: 'why' },
  rate: { text: 'rateText' },
}

/** The choice of a form that is none of those offered, or was not made. */
const unknownWord = (step: PlanRowStep, text: (name: string) => string): Problem | null => {
  const [field, words]: [string, readonly string[]] =
    step === 'exempt' ? ['criterion', lightCriteria] : step === 'rate' ? ['colour', lightColours] : ['', ['']]
  const found = text(field)
  return words.includes(found)
    ? null
    : problem('WORD_UNKNOWN', { path: [field], field, facts: { field, found, words } })
}

/** Does what a form of a row's page asks for; answers what was wrong, each problem with the name of its field on the page. */
export const takePlanRowStep = async (
  { hub, caller }: Visit,
  row: NamedRow,
  step: PlanRowStep,
  form: SentForm,
): Promise<readonly Problem[]> => {
  const text = (name: string) => form.text(name)
  const unknown = unknownWord(step, text)
  if (unknown) return [unknown]
  const verbs = {
    exempt: () =>
      grantExemption(hub, caller, {
        ...{ ...row, criterion: text('criterion') as LightCriterion, approver: text('approver') },
        ...{ reason: text('reason'), expiresOn: text('expiresOn') },
      }),
    deadline: () =>
      changeDeadline(hub, caller, {
        ...{
          ...row,
          deadline: form.optional('deadline'),
          reasonCode: text('reasonCode'),
          reason: form.optional('why'),
        },
        validFrom: form.optional('validFrom'),
      }),
    rate: () =>
      stateOwnLight(hub, caller, {
        ...{ ...row, city: caller.city ?? '', colour: text('colour') as LightColour, text: form.optional('rateText') },
      }),
  }
  const outcome = await verbs[step]()
  if (outcome.ok !== undefined) return []
  return outcome.problems.map((found) => {
    const field = found.field ?? String(found.path[0] ?? '')
    return { ...found, field: nameOf[step][field] ?? field }
  })
}
