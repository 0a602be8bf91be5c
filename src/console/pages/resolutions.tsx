import type { City } from '../../access/city-cluster.ts'
import { ledgerFigures } from '../../meeting/ledger.ts'
import { type Ledger, listResolutions } from '../../meeting/list-resolutions.ts'
import { type ResolutionState, resolutionStates } from '../../meeting/resolution.ts'
import { membersOf, namesOf } from '../city-names.ts'
import { inCluster } from '../in-cluster.ts'
import { Figure, Figures } from '../parts/figure.tsx'
import { Field, Select } from '../parts/form.tsx'
import { MeetingPages } from '../parts/meeting-head.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Empty } from '../parts/state.tsx'
import { queryText } from '../query-text.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { dispatchWords } from '../words/dispatch-words.ts'
import { meetingWords, resolutionStateWords, resolutionWords } from '../words/meeting-words.ts'
import { wordsIn } from '../words/speak.ts'
import { ResolutionTable } from './resolution-table.tsx'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly cities: readonly City[]
}

const marks = ['open', 'overdue', 'carriedOver', 'extended'] as const

const readFilter = (query: URLSearchParams) => {
  const state = query.get('state') as ResolutionState
  const only = marks.find((mark) => mark === query.get('only'))
  return {
    states: resolutionStates.includes(state) ? [state] : null,
    city: queryText(query, 'city'),
    text: queryText(query, 'text'),
    ...(only ? { [only]: true } : {}),
  }
}

const Filters = ({ visit, at, cities }: Props) => {
  const words = wordsIn(resolutionWords, visit.language)
  const all = dispatchWords.all[visit.language]
  const query = visit.url.searchParams
  const states = resolutionStates.map((state) => [state, resolutionStateWords[state][visit.language]] as const)
  return (
    <form class="filters" action={`${at}/resolutions`}>
      <Field label={words.search} name="text" value={query.get('text')} type="search" />
      <Select
        label={dispatchWords.city[visit.language]}
        name="city"
        value={query.get('city')}
        options={[['', all], ...cities.map(({ code, name }) => [code, name] as const)]}
      />
      <Select label={words.state} name="state" value={query.get('state')} options={[['', all], ...states]} />
      <Select
        label={words.only}
        name="only"
        value={query.get('only')}
        options={[['', all], ...marks.map((mark) => [mark, words[mark]] as const)]}
      />
      <button type="submit" class="plain">
        {dispatchWords.show[visit.language]}
      </button>
    </form>
  )
}

const Totals = ({ visit, at, ledger }: { visit: Visit; at: string; ledger: Ledger }) => {
  const words = wordsIn(resolutionWords, visit.language)
  const found = ledgerFigures(ledger.resolutions, ledger.asOf)
  const rows = (query: string) => `${at}/resolutions${query}`
  return (
    <Figures>
      <Figure label={words.adopted} value={String(found.adopted)} href={rows('')} />
      <Figure label={words.open} value={String(found.open)} href={rows('?only=open')} />
      <Figure label={words.done} value={String(found.done)} href={rows('?state=DONE')} />
      <Figure label={words.carriedOver} value={String(found.carriedOver)} href={rows('?only=carriedOver')} />
      <Figure
        label={words.overdue}
        value={String(found.overdue)}
        href={rows('?only=overdue')}
        tone={found.overdue > 0 ? 'bad' : undefined}
      />
    </Figures>
  )
}

/** The ledger of what all meetings resolved. */
export const mountResolutions = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/resolutions',
    inCluster(async (context, visit, cluster) => {
      const filter = readFilter(visit.url.searchParams)
      const ask = (wanted: object) =>
        listResolutions(visit.hub, visit.caller, { cluster: cluster.code, filter: wanted })
      const [all, found, cities] = await Promise.all([ask({}), ask(filter), membersOf(visit, cluster)])
      if (all.ok === undefined) return refuse(context, all.problems, { cluster })
      if (found.ok === undefined) return refuse(context, found.problems, { cluster })
      const nameOf = await namesOf(
        visit,
        found.ok.resolutions.map(({ leadCity }) => leadCity),
      )
      const words = wordsIn(meetingWords, visit.language)
      const at = `/console/${cluster.code}`
      return show(
        context,
        { title: words.ledger, cluster, section: 'meetings' },
        <>
          <MeetingPages visit={visit} at={at} current="ledger" />
          <PageHead title={words.ledger} />
          <Totals visit={visit} at={at} ledger={all.ok} />
          <Filters visit={visit} at={at} cities={cities} />
          {found.ok.resolutions.length === 0 ? (
            <Empty text={resolutionWords.none[visit.language]} />
          ) : (
            <ResolutionTable visit={visit} at={at} label={words.ledger} ledger={found.ok} nameOf={nameOf} />
          )}
        </>,
      )
    }),
  )
}
