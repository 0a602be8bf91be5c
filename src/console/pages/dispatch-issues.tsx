import type { City, CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import { type IssueState, issueStates } from '../../programme/coordination-issue.ts'
import { type Issues, listIssues } from '../../programme/list-issues.ts'
import { membersOf, namesOf } from '../city-names.ts'
import { inCluster } from '../in-cluster.ts'
import { DispatchHead } from '../parts/dispatch-head.tsx'
import { Field, Select } from '../parts/form.tsx'
import { Pager } from '../parts/pager.tsx'
import { Empty } from '../parts/state.tsx'
import { queryNumber, queryText } from '../query-text.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { dispatchWords } from '../words/dispatch-words.ts'
import { issueStateWords, issueWords } from '../words/issue-words.ts'
import { wordsIn } from '../words/speak.ts'
import { IssueTable } from './dispatch-issue-table.tsx'

const atOnce = 50

interface Props {
  readonly visit: Visit
  readonly cluster: CityCluster
  readonly found: Issues
  readonly cities: readonly City[]
  readonly nameOf: (city: string) => string
}

const Filters = ({ visit, at, cities }: Pick<Props, 'visit' | 'cities'> & { readonly at: string }) => {
  const words = wordsIn(issueWords, visit.language)
  const all = dispatchWords.all[visit.language]
  const query = visit.url.searchParams
  const states = issueStates.map((state) => [state, issueStateWords[state][visit.language]] as const)
  return (
    <form class="filters" action={`${at}/issues`}>
      <Field label={words.text} name="text" value={query.get('text')} type="search" />
      <Select
        label={dispatchWords.city[visit.language]}
        name="city"
        value={query.get('city')}
        options={[['', all], ...cities.map(({ code, name }) => [code, name] as const)]}
      />
      <Select label={words.state} name="state" value={query.get('state')} options={[['', all], ...states]} />
      <p class="field">
        <label>
          <input type="checkbox" name="overdue" value="yes" checked={query.get('overdue') === 'yes'} />{' '}
          {words.overdueOnly}
        </label>
      </p>
      <button type="submit" class="plain">
        {dispatchWords.show[visit.language]}
      </button>
    </form>
  )
}

const IssueList = ({ visit, cluster, found, cities, nameOf }: Props) => {
  const words = wordsIn(issueWords, visit.language)
  const at = `/console/${cluster.code}`
  const issues = found.issues.slice(0, atOnce)
  const next = found.issues.length > atOnce ? String(issues.at(-1)!.number) : null
  const mayRaise =
    forbid(visit.caller, ['SECRETARIAT', 'COORDINATOR', 'OPERATOR'], { cluster: cluster.code }) === undefined
  return (
    <>
      <DispatchHead visit={visit} at={at} current="issues">
        {mayRaise ? (
          <a class="button" href={`${at}/issues/new`}>
            {words.raise}
          </a>
        ) : null}
      </DispatchHead>
      <Filters visit={visit} at={at} cities={cities} />
      {issues.length === 0 ? (
        <Empty text={words.none} />
      ) : (
        <IssueTable
          visit={visit}
          at={at}
          label={dispatchWords.issues[visit.language]}
          asOf={found.asOf}
          issues={issues}
          nameOf={nameOf}
        />
      )}
      <Pager url={visit.url} language={visit.language} next={next} />
    </>
  )
}

const readQuestion = (query: URLSearchParams) => {
  const state = query.get('state') as IssueState
  return {
    city: queryText(query, 'city'),
    states: issueStates.includes(state) ? [state] : null,
    overdue: query.get('overdue') === 'yes',
    text: queryText(query, 'text'),
    before: queryNumber(query, 'after'),
  }
}

/** The problems that need coordination, the newest first. */
export const mountIssues = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/issues',
    inCluster(async (context, visit, cluster) => {
      const asked = { ...readQuestion(visit.url.searchParams), cluster: cluster.code, limit: atOnce + 1 }
      const found = await listIssues(visit.hub, visit.caller, { ...asked, asOf: null, knownAt: null })
      if (found.ok === undefined) return refuse(context, found.problems, { cluster })
      const named = found.ok.issues.flatMap(({ raisedBy, steps }) => [raisedBy, steps.at(-1)!.owner])
      const [cities, nameOf] = await Promise.all([membersOf(visit, cluster), namesOf(visit, named)])
      return show(
        context,
        { title: dispatchWords.issues[visit.language], cluster, section: 'dispatch' },
        <IssueList visit={visit} cluster={cluster} found={found.ok} cities={cities} nameOf={nameOf} />,
      )
    }),
  )
}
