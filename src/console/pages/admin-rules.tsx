import type { HeldRule } from '../../catalogue/settable-rule.ts'
import { Day } from '../parts/day.tsx'
import { Field, Form, Select } from '../parts/form.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { rulesWords, ruleValueWords, ruleWords } from '../words/rule-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly rules: readonly HeldRule[]
}

/** The cluster's rules as they hold today. */
export const AdminRules = ({ visit: { language }, rules }: Props) => {
  const words = wordsIn(rulesWords, language)
  const said = (value: string) => ruleValueWords[value]?.[language] ?? value
  return (
    <TableBox label={words.rules} isLabelShown>
      <thead>
        <tr>
          <th scope="col">{words.rule}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.usual}</th>
          <th scope="col">{words.since}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map(({ rule, value, usualValue, effectiveOn }) => (
          <tr>
            <th scope="row">{ruleWords[rule]?.[language] ?? rule}</th>
            <td class="nowrap">{value === usualValue ? said(value) : <strong>{said(value)}</strong>}</td>
            <td class="nowrap">{said(usualValue)}</td>
            <td class="nowrap">
              <Day day={effectiveOn} language={language} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}

/** Setting one of them. */
export const AdminRuleForm = ({
  visit,
  rules,
  at,
  sent,
}: Props & { readonly at: string; readonly sent: (name: string) => string }) => {
  const words = wordsIn(rulesWords, visit.language)
  const options = rules.map(({ rule }) => [rule, ruleWords[rule]?.[visit.language] ?? rule] as const)
  return (
    <details class="card" open={sent('rule') !== ''}>
      <summary>{words.set}</summary>
      <Form visit={visit} action={`${at}/rules`} class="stack">
        <Select label={words.rule} name="rule" value={sent('rule')} options={options} />
        <Field label={words.value} name="value" value={sent('value')} hint={words.valueHint} required />
        <Field
          label={words.effectiveOn}
          name="effectiveOn"
          type="date"
          value={sent('effectiveOn') || visit.today}
          hint={words.todayOrLater}
        />
        <button type="submit">{words.set}</button>
      </Form>
    </details>
  )
}
