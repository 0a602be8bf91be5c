import type { City, CityCluster } from '../../access/city-cluster.ts'
import type { CivilDate } from '../../base/civil-date.ts'
import type { Problem } from '../../base/problem.ts'
import { type CoordinationIssue, type IssueStep, issueSteps, standingOf } from '../../programme/coordination-issue.ts'
import { possibleSteps } from '../../programme/issue-rights.ts'
import { listIssues } from '../../programme/list-issues.ts'
import { membersOf, namesOf } from '../city-names.ts'
import { cityOrOffice } from '../city-or-office.ts'
import { readForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { Day } from '../parts/day.tsx'
import { DispatchPages } from '../parts/dispatch-head.tsx'
import { IssueStateMark } from '../parts/issue-state.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { refuse, show, showState } from '../respond.tsx'
import { takeIssueStep } from '../take-issue-step.ts'
import { unitNamed } from '../unit-named.ts'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { listWords } from '../words/dispatch-words.ts'
import { issueStepWords, issueWords } from '../words/issue-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { IssueForm } from './dispatch-issue-form.tsx'
import { IssueLetters, IssueLife } from './dispatch-issue-life.tsx'

/** What was filled in and refused, to be mended. */
interface Refused {
  readonly step: IssueStep
  readonly sent: (name: string) => string
  readonly problems: readonly Problem[]
}

interface Props {
  readonly visit: Visit
  readonly issue: CoordinationIssue
  readonly asOf: CivilDate
  readonly cities: readonly City[]
  readonly nameOf: (city: string) => string
  readonly refused?: Refused
}

const Facts = ({ visit: { language }, issue, asOf, nameOf }: Props) => {
  const words = wordsIn(issueWords, language)
  const { owner, ownerUnit, dueOn } = standingOf(issue)
  const { plan } = issue
  const paths = { TASK: 'tasks', PROJECT: 'projects', PLATFORM: 'platforms' } as const
  return (
    <section class="card">
      <dl class="facts">
        <dt>{words.state}</dt>
        <dd>
          <IssueStateMark issue={issue} asOf={asOf} language={language} />
        </dd>
        <dt>{words.raisedBy}</dt>
        <dd>{cityOrOffice(issue.raisedBy, nameOf, language)}</dd>
        <dt>{words.owner}</dt>
        <dd>{owner === null ? '—' : unitNamed(nameOf(owner), ownerUnit)}</dd>
        <dt>{words.dueOn}</dt>
        <dd>
          <Day day={dueOn} language={language} />
        </dd>
        {plan ? (
          <>
            <dt>{words.plan}</dt>
            <dd>
              <a href={`/console/${issue.cluster}/plan/${paths[plan.list]}/${plan.number}?year=${plan.year}`}>
                {fill(words.planRow, { ...plan, list: listWords[plan.list][language] })}
              </a>
            </dd>
          </>
        ) : null}
        <dt>{words.problem}</dt>
        <dd class="said">{issue.problem}</dd>
      </dl>
    </section>
  )
}

const Issue = (props: Props) => {
  const { visit, issue, cities, refused } = props
  const words = wordsIn(issueWords, visit.language)
  const at = `/console/${issue.cluster}/issues/${issue.number}`
  const possible = possibleSteps(visit.caller, issue)
  const asked = refused?.step ?? issueSteps.find((step) => step === visit.url.searchParams.get('do'))
  const step = asked && (refused || possible.includes(asked)) ? asked : null
  return (
    <>
      <DispatchPages visit={visit} at={`/console/${issue.cluster}`} current="issues" />
      <PageHead title={issue.title} note={fill(words.numbered, { n: issue.number })}>
        {possible.map((one) => (
          <a class="button plain" href={`${at}?do=${one}#doing`} aria-current={one === step ? 'true' : undefined}>
            {issueStepWords[one][visit.language]}
          </a>
        ))}
      </PageHead>
      {visit.url.searchParams.has('done') ? <p class="done">{words.done}</p> : null}
      {refused ? <ProblemList problems={refused.problems} language={visit.language} /> : null}
      {step ? (
        <IssueForm visit={visit} at={at} issue={issue} step={step} cities={cities} sent={refused?.sent ?? (() => '')} />
      ) : null}
      <div class="columns two">
        <Facts {...props} />
        <IssueLife {...props} />
      </div>
      <IssueLetters visit={visit} issue={issue} />
    </>
  )
}

const showIssue = async (context: ConsoleContext, visit: Visit, cluster: CityCluster, refused?: Refused) => {
  const number = Number(context.req.param('number'))
  const asked = { cluster: cluster.code, number, overdue: false, asOf: null, knownAt: null, limit: 1 }
  const found = await listIssues(visit.hub, visit.caller, asked)
  if (found.ok === undefined) return refuse(context, found.problems, { cluster })
  const issue = found.ok.issues[0]
  if (!issue) return showState(context, 'unknown', 404)
  const named = issue.steps.flatMap(({ by, owner }) => [by, owner])
  const [cities, nameOf] = await Promise.all([membersOf(visit, cluster), namesOf(visit, [issue.raisedBy, ...named])])
  return show(
    context,
    { title: issue.title, cluster, section: 'dispatch', status: refused ? 422 : 200 },
    <Issue visit={visit} issue={issue} asOf={found.ok.asOf} cities={cities} nameOf={nameOf} refused={refused} />,
  )
}

/** An issue with its life, and what the caller may do to it. */
export const mountIssue = (app: ConsoleApp): void => {
  const path = '/console/:cluster/issues/:number{[1-9][0-9]{0,8}}'
  app.get(path, inCluster(showIssue))
  app.post(
    path,
    inCluster(async (context, visit, cluster) => {
      const form = await readForm(context)
      const step = issueSteps.find((one) => one === form.text('step'))
      if (!step) return showState(context, 'unknown', 404)
      const issue = { cluster: cluster.code, number: Number(context.req.param('number')) }
      const taken = await takeIssueStep[step](visit, issue, form)
      if (taken.ok) return context.redirect(`${visit.url.pathname}?done=yes`, 303)
      const isForbidden = taken.problems.some(({ code }) => code === 'FORBIDDEN' || code === 'ISSUE_UNKNOWN')
      if (isForbidden) return refuse(context, taken.problems, { cluster })
      return showIssue(context, visit, cluster, { step, sent: form.text, problems: taken.problems })
    }),
  )
}
