import type { GivenLightRules } from '../../programme/light-rules-check.ts'
import { Field, Form } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { lightRulesWords } from '../words/light-rule-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly draft: GivenLightRules
  readonly sent: (name: string) => string
}

/** Making the draft that was tried the cluster's rules from a day on. */
export const AdoptLights = ({ visit, at, draft, sent }: Props) => {
  const words = wordsIn(lightRulesWords, visit.language)
  const figures = Object.entries(draft).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, String(one ?? '')] as const),
  )
  return (
    <section class="card">
      <h2>{words.adopt}</h2>
      <p class="note">{words.adoptNote}</p>
      <Form visit={visit} action={at} class="stack">
        {figures.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Field
          label={words.effectiveOn}
          name="effectiveOn"
          type="date"
          value={sent('effectiveOn') || visit.today}
          hint={words.todayOrLater}
          required
        />
        <Field label={words.reason} name="reason" value={sent('reason')} hint={words.optional} />
        <button type="submit">{words.adopt}</button>
      </Form>
    </section>
  )
}
