import type { NamedActor } from '../../access/identify-actors.ts'
import type { SetRuleSet } from '../../programme/light-rule-history.sql.ts'
import { type LightRules, usualLightRules } from '../../programme/light-rules.ts'
import { criterionWording } from '../../programme/light-wording.ts'
import type { Language } from '../../report/problem-wording.ts'
import { actorText } from '../parts/actor-text.ts'
import { Day } from '../parts/day.tsx'
import { type Colour, lightWords } from '../parts/light-mark.tsx'
import { Empty } from '../parts/state.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { lightFigureWords, lightRulesWords } from '../words/light-rule-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly language: Language
  readonly sets: readonly SetRuleSet[]
  readonly named: ReadonlyMap<string, NamedActor>
  readonly nameOf: (city: string) => string
}

const valueText = (value: LightRules[keyof LightRules], language: Language): string => {
  const words = wordsIn(lightRulesWords, language)
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return lightWords[value as Colour][language]
  return value.map((one) => criterionWording[one]?.[language] ?? one).join('、')
}

/** What is other than in the version before. */
export const changesOf = (rules: LightRules, before: LightRules, language: Language): string[] =>
  (Object.keys(lightFigureWords) as (keyof LightRules)[])
    .filter((name) => String(rules[name]) !== String(before[name]))
    .map(
      (name) =>
        `${lightFigureWords[name][language]} ${valueText(before[name], language)} → ${valueText(rules[name], language)}`,
    )

/** Every version that was set, the latest first. */
export const LightVersions = ({ language, sets, named, nameOf }: Props) => {
  const words = wordsIn(lightRulesWords, language)
  if (sets.length === 0) return <Empty text={words.none} />
  const heads = [words.version, words.effectiveOn, words.changed, words.reason, words.setBy]
  return (
    <TableBox label={words.versions} isLabelShown>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sets
          .map(({ version, effectiveOn, rules, reason, actor }, i) => (
            <tr>
              <th scope="row">{version}</th>
              <td class="nowrap">
                <Day day={effectiveOn} language={language} />
              </td>
              <td>
                <ul class="plain-list">
                  {changesOf(rules, sets[i - 1]?.rules ?? usualLightRules, language).map((change) => (
                    <li>{change}</li>
                  ))}
                </ul>
              </td>
              <td>{reason ?? '—'}</td>
              <td>{actorText({ actor, named, nameOf, language })}</td>
            </tr>
          ))
          .toReversed()}
      </tbody>
    </TableBox>
  )
}
