import { shareOf } from '../../programme/board.ts'
import type { PlanField } from '../../programme/plan-field.ts'
import type { PlanList } from '../../programme/plan-row.ts'
import type { ClusterCities } from '../cluster-cities.ts'
import { amountText, shareText } from '../parts/amount.tsx'
import { Day } from '../parts/day.tsx'
import { LightMark } from '../parts/light-mark.tsx'
import { PaceBar } from '../parts/pace-bar.tsx'
import type { ShownRow } from '../read-plan-rows.ts'
import type { Visit } from '../visit.ts'
import { figureWords, planWords } from '../words/plan-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly shown: ShownRow
  readonly cities: ClusterCities
  readonly fields: readonly PlanField[]
  readonly list: PlanList
  readonly year: number
}

const Invested = ({ shown: { stands }, visit: { language } }: Pick<Props, 'shown' | 'visit'>) => {
  const [planned, completed, due] = [BigInt(stands.planned), BigInt(stands.completed), BigInt(stands.due)]
  if (planned === 0n) return <td class="none">—</td>
  const [done, expected] = [shareOf(completed, planned) ?? 0, shareOf(due, planned) ?? 0]
  const label = fill(planWords.bar[language], { done: shareText(done), due: shareText(expected) })
  return (
    <td class="invested">
      <span class="nowrap">
        {amountText(completed, language)} / {amountText(planned, language)}
      </span>
      <PaceBar done={done} due={expected} label={label} />
    </td>
  )
}

export const PlanTableRow = (props: Props) => {
  const { visit, at, shown, cities, fields, list, year } = props
  const { row, stands } = shown
  const { language, today } = visit
  const words = wordsIn(planWords, language)
  const { content } = row
  const isLate = content.deadline !== null && content.deadline < today && stands.standing !== 'DONE'
  const ofYear = String(year) === today.slice(0, 4) ? '' : `?year=${year}`
  return (
    <tr>
      <td class="num">{row.number}</td>
      <td>
        <LightMark colour={stands.colour} language={language} />
      </td>
      <th scope="row" class="title">
        <a href={`${at}/${row.number}${ofYear}`}>{content.title}</a>
      </th>
      <td class="nowrap">
        {row.fieldName ?? fields.find(({ code }) => code === content.field)?.name ?? content.field}
      </td>
      <td>
        {cities.nameOf(content.leadCity)}
        {content.leadUnit ? <span class="note"> {content.leadUnit}</span> : null}
      </td>
      <td class="nowrap">{figureWords[stands.standing][language]}</td>
      <td class={isLate ? 'nowrap error' : 'nowrap'}>
        <Day day={content.deadline} language={language} />
      </td>
      <td class="nowrap">
        {stands.reportedOn ? <Day day={stands.reportedOn} language={language} /> : words.neverReported}{' '}
        {stands.staleness ? (
          <span class="badge fair">{stands.staleness === 'MISSING' ? words.missing : words.repeated}</span>
        ) : null}
      </td>
      {list === 'PROJECT' ? <Invested shown={shown} visit={visit} /> : null}
    </tr>
  )
}
