import { lightColours } from '../../programme/light.ts'
import { lightText } from '../../programme/light-wording.ts'
import type { ClusterCities } from '../cluster-cities.ts'
import { LightMark } from '../parts/light-mark.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { planPaths } from '../plan-kinds.ts'
import type { LightTrial } from '../try-light-rules.ts'
import type { Visit } from '../visit.ts'
import { lightRulesWords } from '../words/light-rule-words.ts'
import { listWords } from '../words/plan-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly cluster: string
  readonly trial: LightTrial
  readonly cities: ClusterCities
}

const mostShown = 100

const Counts = ({ visit: { language }, trial }: Props) => {
  const words = wordsIn(lightRulesWords, language)
  const rowsOf = (counts: LightTrial['lists'][number]['now'], colour: string) =>
    counts.find((one) => one.colour === colour)?.rows ?? 0
  return (
    <TableBox label={words.counts} isLabelShown>
      <thead>
        <tr>
          <th scope="col">{words.list}</th>
          {lightColours.map((colour) => (
            <th scope="col">
              <LightMark colour={colour} language={language} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trial.lists.map(({ list, now, drafted }) => (
          <tr>
            <th scope="row">{listWords[list][language]}</th>
            {lightColours.map((colour) => (
              <td class="nowrap">
                {rowsOf(now, colour)} → <strong>{rowsOf(drafted, colour)}</strong>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}

const Rows = ({ visit: { language }, cluster, trial, cities }: Props) => {
  const words = wordsIn(lightRulesWords, language)
  return (
    <TableBox label={words.rows} isLabelShown>
      <thead>
        <tr>
          {[words.list, words.row, words.now, words.drafted, words.reason].map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trial.changed.slice(0, mostShown).map(({ list, number, title, before, light }) => (
          <tr>
            <td class="nowrap">{listWords[list][language]}</td>
            <th scope="row" class="title">
              <a href={`/console/${cluster}/plan/${planPaths[list]}/${number}`}>{title}</a>
            </th>
            <td>
              <LightMark colour={before ?? 'GREY'} language={language} />
            </td>
            <td>
              <LightMark colour={light.colour} language={language} />
            </td>
            <td class="title">{light.reasons.map((one) => lightText(one, cities.names, language)).join(' ')}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}

/** Which rows a draft would turn. */
export const TrialOfLights = (props: Props) => {
  const { visit, trial } = props
  const words = wordsIn(lightRulesWords, visit.language)
  const n = trial.changed.length
  return (
    <>
      <h2 id="trial">{fill(words.result, { n })}</h2>
      <Counts {...props} />
      {n === 0 ? <p class="note">{words.same}</p> : <Rows {...props} />}
      {n > mostShown ? <p class="note">{fill(words.cut, { n: mostShown, all: n })}</p> : null}
    </>
  )
}
