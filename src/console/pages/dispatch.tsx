import { listObligations, type Obligations } from '../../programme/list-obligations.ts'
import { chaseList } from '../../report/chase-list.ts'
import { namesOf } from '../city-names.ts'
import { type DispatchQuestion, isAsked, readDispatchQuestion, wrongPeriod } from '../dispatch-question.ts'
import { inCluster } from '../in-cluster.ts'
import { dayText } from '../parts/day.tsx'
import { DispatchHead } from '../parts/dispatch-head.tsx'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { dispatchWords } from '../words/dispatch-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { DispatchCities } from './dispatch-cities.tsx'
import { DispatchPapers } from './dispatch-papers.tsx'
import { DispatchPeriod } from './dispatch-period.tsx'
import { DispatchRows } from './dispatch-rows.tsx'

interface Props {
  readonly visit: Visit
  readonly asked: DispatchQuestion
  readonly found: Obligations
  readonly nameOf: (city: string) => string
}

const Dispatch = ({ visit, asked, found, nameOf }: Props) => {
  const { language } = visit
  const words = wordsIn(dispatchWords, language)
  const at = `/console/${found.cluster}`
  const due = dayText(found.due.day, language)
  const note = fill(words.note, {
    due: found.due.isProvisional ? fill(words.provisional, { day: due }) : due,
    asOf: dayText(found.asOf, language),
    since: dayText(found.since, language),
  })
  const codes = found.cities.map(({ city }) => city)
  const rows = found.obligations.filter(
    (one) => (asked.city === null || one.city === asked.city) && isAsked(one, asked),
  )
  return (
    <>
      <DispatchHead visit={visit} at={at} current="obligations" note={note} />
      <DispatchPeriod visit={visit} at={at} period={found.period} />
      <DispatchCities visit={visit} at={at} period={found.period} cities={found.cities} nameOf={nameOf} />
      <DispatchPapers
        visit={visit}
        cluster={found.cluster}
        period={found.period}
        chase={chaseList(found, nameOf, language)}
      />
      <DispatchRows visit={visit} at={at} asked={asked} rows={rows} cities={codes} nameOf={nameOf} />
    </>
  )
}

/** Who owes which report, who is late and who only repeats; the list to chase with, and the papers. */
export const mountDispatch = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/dispatch',
    inCluster(async (context, visit, cluster) => {
      const wrong = wrongPeriod(visit.url.searchParams)
      if (wrong) return refuse(context, [wrong], { cluster })
      const asked = readDispatchQuestion(visit.url.searchParams, visit.today)
      const question = { cluster: cluster.code, period: asked.period }
      const found = await listObligations(visit.hub, visit.caller, question)
      if (found.ok === undefined) return refuse(context, found.problems, { cluster })
      const nameOf = await namesOf(
        visit,
        found.ok.cities.map(({ city }) => city),
      )
      return show(
        context,
        { title: dispatchWords.obligations[visit.language], cluster, section: 'dispatch' },
        <Dispatch visit={visit} asked={asked} found={found.ok} nameOf={nameOf} />,
      )
    }),
  )
}
