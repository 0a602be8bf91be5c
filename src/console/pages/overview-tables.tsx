import { type Period, periodOf, previousPeriod } from '../../base/period.ts'
import type { StatusBoard } from '../../programme/answer-board.ts'
import { shareOf } from '../../programme/board.ts'
import type { Obligations } from '../../programme/list-obligations.ts'
import type { Coverage } from '../../recognition/answer-coverage.ts'
import type { ItemBatch } from '../../recognition/item-batch.ts'
import type { ClusterCities } from '../cluster-cities.ts'
import { amountText, shareText } from '../parts/amount.tsx'
import { dayText } from '../parts/day.tsx'
import { PaceBar } from '../parts/pace-bar.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { overviewWords } from '../words/overview-words.ts'
import { planWords } from '../words/plan-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly cities: ClusterCities
}

const Heads = ({ heads }: { readonly heads: readonly string[] }) => (
  <thead>
    <tr>
      {heads.map((head, i) => (
        <th scope="col" class={i > 0 ? 'num' : undefined}>
          {head}
        </th>
      ))}
    </tr>
  </thead>
)

/** Investment against pace (序时进度), city by city. */
export const Investment = ({ visit: { language }, at, cities, board }: Props & { readonly board: StatusBoard }) => {
  const words = wordsIn(overviewWords, language)
  const projects = board.lists.find(({ list }) => list === 'PROJECT')
  return (
    <TableBox label={words.investment} isLabelShown>
      <Heads heads={[words.city, words.completed, words.planned, words.share, words.due]} />
      <tbody>
        {projects?.cities.map(({ city, ...figures }) => {
          const [planned, completed, due] = [figures.planned, figures.completed, figures.due].map(BigInt) as [
            bigint,
            bigint,
            bigint,
          ]
          const [done, expected] = [shareOf(completed, planned), shareOf(due, planned)]
          const label = fill(planWords.bar[language], { done: shareText(done), due: shareText(expected) })
          return (
            <tr>
              <th scope="row">
                <a href={`${at}/plan/projects?city=${city}`}>{cities.nameOf(city)}</a>
                <PaceBar done={done ?? 0} due={expected ?? 0} label={label} />
              </th>
              <td class="num">{amountText(completed, language)}</td>
              <td class="num">{amountText(planned, language)}</td>
              <td class="num">{shareText(done)}</td>
              <td class="num">{shareText(expected)}</td>
            </tr>
          )
        })}
      </tbody>
    </TableBox>
  )
}

/** How many items of each batch are live in n of n. */
export const LiveByBatch = ({
  visit: { language },
  at,
  batches,
}: Omit<Props, 'cities'> & { readonly batches: readonly (readonly [ItemBatch, Coverage])[] }) => {
  const words = wordsIn(overviewWords, language)
  return (
    <TableBox label={words.byBatch} isLabelShown>
      <Heads heads={[words.batch, words.itemCount, words.liveInAll, words.liveInPart]} />
      <tbody>
        {batches.map(([{ ordinal, title }, { itemCount, liveInAll, liveInPart }]) => (
          <tr>
            <th scope="row">
              <a href={`${at}/batches/${ordinal}`}>{title}</a>
            </th>
            <td class="num">
              <a href={`${at}/coverage?batch=${ordinal}`}>{itemCount}</a>
            </td>
            <td class="num">
              <a href={`${at}/coverage?batch=${ordinal}&only=all`}>{liveInAll}</a>
            </td>
            <td class="num">
              <a href={`${at}/coverage?batch=${ordinal}&only=part`}>{liveInPart}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}

/** The last month that is over: its reports are owed. */
export const owedPeriod = (today: string): Period => previousPeriod(periodOf('MONTH', today))

/** Who owes which reports of a month. */
export const Owed = ({ visit: { language }, cities, owed }: Props & { readonly owed: Obligations }) => {
  const words = wordsIn(overviewWords, language)
  return (
    <TableBox label={fill(words.owed, { period: owed.period, day: dayText(owed.due.day, language) })} isLabelShown>
      <Heads heads={[words.city, words.owedRows, words.reported, words.waiting, words.missing, words.late]} />
      <tbody>
        {owed.cities.map((one) => (
          <tr>
            <th scope="row">{cities.nameOf(one.city)}</th>
            <td class="num">{one.owed}</td>
            <td class="num">{one.reported}</td>
            <td class="num">{one.waiting + one.returned}</td>
            <td class={one.missing > 0 ? 'num error' : 'num'}>{one.missing}</td>
            <td class={one.late > 0 ? 'num error' : 'num'}>{one.late}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
