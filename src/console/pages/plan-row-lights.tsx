import type { AnsweredRow } from '../../programme/answered-lights.ts'
import { criterionWording, lightText } from '../../programme/light-wording.ts'
import type { ShownLight } from '../../programme/shown-lights.ts'
import type { Language } from '../../report/problem-wording.ts'
import type { ClusterCities } from '../cluster-cities.ts'
import { Day } from '../parts/day.tsx'
import { LightMark, lightWords } from '../parts/light-mark.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { planRowWords } from '../words/plan-row-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly lit: AnsweredRow
  readonly cities: ClusterCities
  readonly language: Language
}

interface LineProps extends Omit<Props, 'lit'> {
  readonly head: string
  readonly light: ShownLight
  readonly isOverall?: boolean
}

const Line = ({ head, light, isOverall, cities, language }: LineProps) => (
  <tr class={isOverall ? 'group' : undefined}>
    <th scope="row" class="nowrap">
      {head}
    </th>
    <td>
      <LightMark colour={light.colour} language={language} />
    </td>
    <td class="reasons">{light.reasons.map((reason) => lightText(reason, cities.names, language)).join(' ')}</td>
    <td class="nowrap">
      <Day day={light.since} language={language} />
    </td>
  </tr>
)

/** The light of each city and of each criterion, with the reasons. */
export const PlanRowLights = ({ lit, cities, language }: Props) => {
  const words = wordsIn(planRowWords, language)
  return (
    <TableBox label={words.lights} isLabelShown>
      <thead>
        <tr>
          <th scope="col">{words.criterion}</th>
          <th scope="col">{words.light}</th>
          <th scope="col">{words.reason}</th>
          <th scope="col">{words.since}</th>
        </tr>
      </thead>
      <tbody>
        {lit.cities.map(({ city, light, criteria, own }) => (
          <>
            <Line
              head={[
                cities.nameOf(city),
                own ? `（${fill(words.own, { colour: lightWords[own.colour][language] })}）` : '',
              ].join('')}
              light={light}
              isOverall
              cities={cities}
              language={language}
            />
            {criteria
              .filter(({ colour }) => colour !== 'GREY')
              .map((one) => (
                <Line
                  head={criterionWording[one.criterion]?.[language] ?? one.criterion}
                  light={one}
                  cities={cities}
                  language={language}
                />
              ))}
          </>
        ))}
      </tbody>
    </TableBox>
  )
}
