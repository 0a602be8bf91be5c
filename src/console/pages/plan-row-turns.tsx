import type { NamedActor } from '../../access/identify-actors.ts'
import type { CivilDate } from '../../base/civil-date.ts'
import type { ToldLight } from '../../programme/light.sql.ts'
import { lightText } from '../../programme/light-wording.ts'
import type { Language } from '../../report/problem-wording.ts'
import type { ClusterCities } from '../cluster-cities.ts'
import { actorText } from '../parts/actor-text.ts'
import { Day } from '../parts/day.tsx'
import { LightLine } from '../parts/light-line.tsx'
import { LightMark } from '../parts/light-mark.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { lightCauseWords, planRowWords } from '../words/plan-row-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly history: readonly ToldLight[]
  readonly until: CivilDate
  readonly named: ReadonlyMap<string, NamedActor>
  readonly cities: ClusterCities
  readonly language: Language
}

/** The lights that held: of those told for one day the last. */
const heldOf = (history: readonly ToldLight[]): ToldLight[] =>
  [...new Map(history.map((light) => [light.validFrom, light])).values()].sort((a, b) =>
    a.validFrom < b.validFrom ? -1 : 1,
  )

/** How the light of the whole row turned: since when, why, by which rules and by whose doing; the latest first. */
export const PlanRowTurns = ({ history, until, named, cities, language }: Props) => {
  const words = wordsIn(planRowWords, language)
  if (history.length === 0) return null
  const heads = [words.since, words.light, words.reason, words.cause, words.rules, words.who]
  return (
    <section class="boxed">
      <TableBox label={words.lightHistory} isLabelShown>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {history.toReversed().map(({ validFrom, colour, reasons, cause, ruleVersion, actor }) => (
            <tr>
              <th scope="row" class="nowrap">
                <Day day={validFrom} language={language} />
              </th>
              <td>
                <LightMark colour={colour} language={language} />
              </td>
              <td class="reasons">{reasons.map((reason) => lightText(reason, cities.names, language)).join(' ')}</td>
              <td class="nowrap">{lightCauseWords[cause][language]}</td>
              <td class="nowrap">
                {ruleVersion === 0 ? words.usualRules : fill(words.rulesVersion, { n: ruleVersion })}
              </td>
              <td>{actor === null ? '—' : actorText({ actor, named, nameOf: cities.nameOf, language })}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <LightLine turns={heldOf(history)} until={until} language={language} />
    </section>
  )
}
