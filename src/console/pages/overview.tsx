import type { City } from '../../access/city-cluster.ts'
import { selectMemberships } from '../../access/cluster.sql.ts'
import { answerBoard, type StatusBoard } from '../../programme/answer-board.ts'
import { type CountedRecognition, countRecognition } from '../../recognition/count-recognition.ts'
import { inCluster } from '../in-cluster.ts'
import { dayText, instantText } from '../parts/day.tsx'
import { HeatTable } from '../parts/heat-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { overviewWords } from '../words/overview-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { Headline } from './overview-headline.tsx'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly board: StatusBoard
  readonly count: CountedRecognition | null
  readonly cities: readonly City[]
}

const Overview = ({ visit, at, board, count, cities }: Props) => {
  const { language } = visit
  const words = wordsIn(overviewWords, language)
  const asOf = fill(words.asOf, { day: dayText(board.asOf, language), time: instantText(board.knownAt, language) })
  const fresh = board.freshMonth ? fill(words.freshTo, { month: board.freshMonth }) : words.freshNone
  return (
    <>
      <PageHead title={words.title} note={`${asOf}；${fresh}`} />
      <Headline visit={visit} at={at} board={board} count={count} />
      <HeatTable visit={visit} at={at} board={board} cities={cities} />
    </>
  )
}

/** The cluster at a glance. Every figure opens its rows. */
export const mountOverview = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster',
    inCluster(async (context, visit, cluster) => {
      const { hub, caller, today } = visit
      const year = Number(today.slice(0, 4))
      const [board, count, members] = await Promise.all([
        answerBoard(hub, caller, { cluster: cluster.code, year }),
        countRecognition(hub, caller, { cluster: cluster.code }),
        selectMemberships(hub.db, [cluster.id], today),
      ])
      if (board.ok === undefined) return refuse(context, board.problems, { cluster })
      const cities = members.filter(({ role }) => role === 'MEMBER').map(({ city }) => city)
      const at = `/console/${cluster.code}`
      return show(
        context,
        { title: overviewWords.title[visit.language], cluster, section: 'overview' },
        <Overview visit={visit} at={at} board={board.ok} count={count} cities={cities} />,
      )
    }),
  )
}
