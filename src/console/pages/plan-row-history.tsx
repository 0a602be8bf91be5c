import type { NamedActor } from '../../access/identify-actors.ts'
import type { ListedProgress } from '../../programme/listed-progress.sql.ts'
import type { PlanList } from '../../programme/plan-row.ts'
import type { Language } from '../../report/problem-wording.ts'
import type { ClusterCities } from '../cluster-cities.ts'
import { Amount } from '../parts/amount.tsx'
import { Day } from '../parts/day.tsx'
import { Empty } from '../parts/state.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { planRowWords, progressStateWords } from '../words/plan-row-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { stageText } from '../words/stage-words.ts'
import { EntryWho } from './plan-row-who.tsx'

interface Props {
  readonly entries: readonly ListedProgress[]
  readonly cities: ClusterCities
  readonly language: Language
  readonly list: PlanList
  readonly cluster: string
  readonly named: ReadonlyMap<string, NamedActor>
}

const tones: Readonly<Record<ListedProgress['state'], string>> = {
  RELEASED: 'good',
  ENTERED: 'fair',
  RETURNED: 'bad',
  SUPERSEDED: '',
}

const Entry = ({
  entry,
  cities,
  language,
  list,
  cluster,
  named,
}: Omit<Props, 'entries'> & { readonly entry: ListedProgress }) => {
  const words = wordsIn(planRowWords, language)
  const stage = entry.stage === null ? null : stageText(entry.stage, language)
  return (
    <tr>
      <td class="nowrap">
        <Day day={entry.onDay} language={language} />
      </td>
      <td class="nowrap">{cities.nameOf(entry.city)}</td>
      {list === 'PROJECT' ? (
        <>
          <td class="num">
            <Amount fen={entry.completedThisYearFen} language={language} />
          </td>
          <td class="num">
            <Amount fen={entry.completedSinceStartFen} language={language} />
          </td>
          <td class="num">{entry.physicalPermille === null ? '—' : `${entry.physicalPermille / 10}%`}</td>
        </>
      ) : null}
      <td class="nowrap">{entry.isDone ? words.done : (stage ?? '—')}</td>
      <td class="nowrap">
        <span class={`badge ${tones[entry.state]}`}>{progressStateWords[entry.state][language]}</span>
        {entry.isRepeated ? <span class="badge fair">{words.repeated}</span> : null}
      </td>
      <td class="title">
        {entry.text}
        {entry.returnReason ? <p class="error">{fill(words.returned, { reason: entry.returnReason })}</p> : null}
        <EntryWho entry={entry} named={named} cities={cities} language={language} />
        {entry.documents.map(({ hash, name }) => (
          <p>
            <a href={`/progress/documents/${hash}?${new URLSearchParams({ cluster })}`}>{name}</a>
          </p>
        ))}
      </td>
    </tr>
  )
}

/** What was reported, the latest first. */
export const PlanRowHistory = ({ entries, ...rest }: Props) => {
  const words = wordsIn(planRowWords, rest.language)
  if (entries.length === 0) return <Empty text={words.noHistory} />
  const money = rest.list === 'PROJECT' ? [words.thisYear, words.sinceStart, words.physical] : []
  return (
    <TableBox label={words.history} isLabelShown>
      <thead>
        <tr>
          {[words.day, words.city, ...money, words.stage, words.state, words.text].map((head) => (
            <th scope="col" class={money.includes(head) ? 'num' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Entry entry={entry} {...rest} />
        ))}
      </tbody>
    </TableBox>
  )
}
