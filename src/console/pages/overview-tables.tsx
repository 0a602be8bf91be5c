import { type Period, periodOf, previousPeriod } from '../../base/period.ts'
import type { StatusBoard } from '../../programme/answer-board.ts'
import { shareOf } from '../../programme/board.ts'
import type { CityObligations } from '../../programme/city-obligations.ts'
import type { Obligations } from '../../programme/list-obligations.ts'
import type { BatchCoverage } from '../../recognition/batch-coverage.sql.ts'
import type { ItemBatch } from '../../recognition/item-batch.ts'
import type { ClusterCities } from '../cluster-cities.ts'
import { amountText, shareText } from '../parts/amount.tsx'
import { dayText, monthText } from '../parts/day.tsx'
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
}: Omit<Props, 'cities'> & { readonly batches: readonly (readonly [ItemBatch, BatchCoverage])[] }) => {
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

const isBad = (only: string): boolean => only === 'OWED' || only === 'LATE'

const owedColumns = [
  ['REPORTED', (one: CityObligations) => one.reported],
  ['WAITING', (one: CityObligations) => one.waiting],
  ['RETURNED', (one: CityObligations) => one.returned],
  ['OWED', (one: CityObligations) => one.missing],
  ['LATE', (one: CityObligations) => one.late],
] as const

/** Who owes which reports of a month; every figure opens its rows. */
export const Owed = ({ visit: { language }, at, cities, owed }: Props & { readonly owed: Obligations }) => {
  const words = wordsIn(overviewWords, language)
  return (
    <TableBox
      label={fill(words.owed, { period: monthText(owed.period, language), day: dayText(owed.due.day, language) })}
      isLabelShown
    >
      <Heads
        heads={[words.city, words.owedRows, words.reported, words.waiting, words.returned, words.missing, words.late]}
      />
      <tbody>
        {owed.cities.map((one) => (
          <tr>
            <th scope="row">
              <a href={`${at}/dispatch?period=${owed.period}&city=${one.city}#rows`}>{cities.nameOf(one.city)}</a>
            </th>
            <td class="num">{one.owed}</td>
            {owedColumns.map(([only, count]) => (
              <td class={count(one) > 0 && isBad(only) ? 'num error' : 'num'}>
                <a href={`${at}/dispatch?period=${owed.period}&city=${one.city}&only=${only}#rows`}>{count(one)}</a>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
