import { isCivilDate } from '../../base/civil-date.ts'
import { readScorecard, type Scorecard } from '../../programme/list-issues.ts'
import type { CityScore, CountedMean, CountedShare, Mark } from '../../programme/scorecard.ts'
import { namesOf } from '../city-names.ts'
import { inCluster } from '../in-cluster.ts'
import { shareText } from '../parts/amount.tsx'
import { dayText } from '../parts/day.tsx'
import { DispatchHead } from '../parts/dispatch-head.tsx'
import { Field } from '../parts/form.tsx'
import { LightMark } from '../parts/light-mark.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { queryText } from '../query-text.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { dispatchWords } from '../words/dispatch-words.ts'
import { scorecardWords } from '../words/scorecard-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly found: Scorecard
  readonly nameOf: (city: string) => string
}

const Marked = ({ visit, mark, value, of }: { visit: Visit; mark: Mark | null; value: string; of: string }) => (
  <td class="nowrap">
    {mark === null ? null : <LightMark colour={mark} language={visit.language} isBare />} <strong>{value}</strong>{' '}
    <span class="note">{of}</span>
  </td>
)

const Share = ({ visit, found: { share, mark, numerator, denominator } }: { visit: Visit; found: CountedShare }) => {
  const of = fill(scorecardWords.of[visit.language], { part: numerator, all: denominator })
  return <Marked visit={visit} mark={mark} value={shareText(share)} of={denominator === 0 ? '' : of} />
}

const Mean = ({ visit, found: { mean, mark, count } }: { visit: Visit; found: CountedMean }) => {
  const of = fill(scorecardWords.meanOf[visit.language], { n: count })
  const value = mean === null ? '—' : (Math.round(mean * 10) / 10).toString()
  return <Marked visit={visit} mark={mark} value={value} of={count === 0 ? '' : of} />
}

const Score = ({ visit, at, nameOf, score }: Omit<Props, 'found'> & { readonly score: CityScore }) => (
  <tr>
    <th scope="row" class="nowrap">
      {nameOf(score.city)}
    </th>
    <td class="num">
      <a href={`${at}/issues?city=${score.city}`}>{score.requests}</a>
    </td>
    <Share visit={visit} found={score.acceptedInTime} />
    <Mean visit={visit} found={score.daysToAnswer} />
    <Share visit={visit} found={score.answeredByAgreedDate} />
  </tr>
)

const ScorecardPage = (props: Props) => {
  const { visit, at, found } = props
  const { language } = visit
  const words = wordsIn(scorecardWords, language)
  const days = { from: found.from, to: found.to, asOf: found.asOf }
  const shown = Object.fromEntries(Object.entries(days).map(([name, day]) => [name, dayText(day, language)]))
  return (
    <>
      <DispatchHead visit={visit} at={at} current="scorecard" note={fill(words.note, shown)} />
      <form class="filters" action={`${at}/scorecard`}>
        <Field label={words.from} name="from" type="date" value={found.from} />
        <Field label={words.to} name="to" type="date" value={found.to} />
        <button type="submit" class="plain">
          {dispatchWords.show[language]}
        </button>
      </form>
      <TableBox label={dispatchWords.scorecard[language]}>
        <thead>
          <tr>
            <th scope="col">{dispatchWords.city[language]}</th>
            <th scope="col" class="num">
              {words.requests}
            </th>
            <th scope="col">{words.accepted}</th>
            <th scope="col">{words.days}</th>
            <th scope="col">{words.inTime}</th>
          </tr>
        </thead>
        <tbody>
          {found.cities.map((score) => (
            <Score {...props} score={score} />
          ))}
        </tbody>
      </TableBox>
      <p class="note">{words.bounds}</p>
    </>
  )
}

const dayOf = (query: URLSearchParams, name: string) => {
  const text = queryText(query, name)
  return text !== null && isCivilDate(text) ? text : null
}

/** How the cities answer each other. */
export const mountScorecard = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/scorecard',
    inCluster(async (context, visit, cluster) => {
      const query = visit.url.searchParams
      const asked = { cluster: cluster.code, from: dayOf(query, 'from'), to: dayOf(query, 'to') }
      const found = await readScorecard(visit.hub, visit.caller, asked)
      if (found.ok === undefined) return refuse(context, found.problems, { cluster })
      const nameOf = await namesOf(
        visit,
        found.ok.cities.map(({ city }) => city),
      )
      return show(
        context,
        { title: dispatchWords.scorecard[visit.language], cluster, section: 'dispatch' },
        <ScorecardPage visit={visit} at={`/console/${cluster.code}`} found={found.ok} nameOf={nameOf} />,
      )
    }),
  )
}
