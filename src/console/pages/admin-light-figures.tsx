import { lightColours, lightCriteria } from '../../programme/light.ts'
import type { LightRules } from '../../programme/light-rules.ts'
import { criterionWording } from '../../programme/light-wording.ts'
import type { Language } from '../../report/problem-wording.ts'
import { colourFigures, numberFigures } from '../light-rules-draft.ts'
import { Check } from '../parts/check.tsx'
import { Field, Select } from '../parts/form.tsx'
import { lightWords } from '../parts/light-mark.tsx'
import { lightFigureWords, lightRulesWords } from '../words/light-rule-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly language: Language
  /** Where the draft is tried. */
  readonly at: string
  readonly rules: LightRules
}

/** The figures of the rules, to be changed and tried. The draft stands in the address. */
export const LightFigures = ({ language, at, rules }: Props) => {
  const words = wordsIn(lightRulesWords, language)
  const figures = wordsIn(lightFigureWords, language)
  const colours = lightColours.map((colour) => [colour, lightWords[colour][language]] as const)
  return (
    <section class="card">
      <h2>{words.figures}</h2>
      <p class="note">{words.tryHint}</p>
      <form class="stack figures-of" action={`${at}#trial`}>
        <fieldset class="choice">
          <legend>{figures.criteria}</legend>
          {lightCriteria.map((criterion) => (
            <Check
              label={criterionWording[criterion]?.[language] ?? criterion}
              name="criteria"
              value={criterion}
              isOn={rules.criteria.includes(criterion)}
            />
          ))}
        </fieldset>
        {numberFigures.map((name) => (
          <Field label={figures[name]} name={name} type="number" value={String(rules[name])} required />
        ))}
        {colourFigures.map((name) => (
          <Select label={figures[name]} name={name} value={rules[name]} options={colours} />
        ))}
        <Select
          label={figures.restatesRedOnceCaughtUp}
          name="restatesRedOnceCaughtUp"
          value={String(rules.restatesRedOnceCaughtUp)}
          options={[
            ['false', words.no],
            ['true', words.yes],
          ]}
        />
        <button type="submit" name="try" value="yes">
          {words.try}
        </button>
      </form>
    </section>
  )
}
