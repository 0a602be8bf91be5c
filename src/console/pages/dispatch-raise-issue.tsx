import type { City, CityCluster } from '../../access/city-cluster.ts'
import type { Problem } from '../../base/problem.ts'
import { planLists } from '../../programme/plan-row.ts'
import { raiseIssue } from '../../programme/raise-issue.ts'
import { membersOf } from '../city-names.ts'
import { readForm, type SentForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { DispatchPages } from '../parts/dispatch-head.tsx'
import { Field, Form, Select } from '../parts/form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { listWords } from '../words/dispatch-words.ts'
import { issueWords } from '../words/issue-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly cities: readonly City[]
  readonly sent: (name: string) => string
}

const RaiseForm = ({ visit, at, cities, sent }: Props) => {
  const { language, caller } = visit
  const words = wordsIn(issueWords, language)
  const office = [['', words.secretariat], ...cities.map(({ code, name }) => [code, name] as const)] as const
  return (
    <Form visit={visit} action={`${at}/issues/new`} class="stack card">
      {caller.city === null ? (
        <Select label={words.ofCity} name="city" value={sent('city')} options={office} />
      ) : (
        <input type="hidden" name="city" value={caller.city} />
      )}
      <Field label={words.title} name="title" value={sent('title')} required />
      <TextArea label={words.problem} name="problem" value={sent('problem')} rows={6} required />
      <Select
        label={words.planList}
        name="list"
        value={sent('list')}
        options={[['', words.noPlan], ...planLists.map((list) => [list, listWords[list][language]] as const)]}
      />
      <Field label={words.planNumber} name="number" type="number" value={sent('number')} hint={words.optional} />
      <Field label={words.document} name="documentNumber" value={sent('documentNumber')} hint={words.optional} />
      <p class="actions">
        <button type="submit">{words.raise}</button>
        <a href={`${at}/issues`}>{words.cancel}</a>
      </p>
    </Form>
  )
}

const showForm = async (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  sent: (name: string) => string,
  problems: readonly Problem[] = [],
) => {
  const words = wordsIn(issueWords, visit.language)
  const at = `/console/${cluster.code}`
  const cities = await membersOf(visit, cluster)
  return show(
    context,
    { title: words.raise, cluster, section: 'dispatch', status: problems.length > 0 ? 422 : 200 },
    <>
      <DispatchPages visit={visit} at={at} current="issues" />
      <PageHead title={words.raise} note={words.raiseNote} />
      <ProblemList problems={problems} language={visit.language} />
      <RaiseForm visit={visit} at={at} cities={cities} sent={sent} />
    </>,
  )
}

const given = ({ text, optional }: SentForm, cluster: string, year: number) => {
  const list = planLists.find((one) => one === text('list'))
  const plan = list ? { list, year, number: /^\d{1,9}$/.test(text('number')) ? Number(text('number')) : 0 } : null
  const said = { title: text('title'), problem: text('problem'), documentNumber: optional('documentNumber') }
  return { cluster, city: optional('city'), ...said, plan }
}

/** Raising a problem that needs coordination. */
export const mountRaiseIssue = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/issues/new',
    inCluster((context, visit, cluster) => {
      const query = visit.url.searchParams
      return showForm(context, visit, cluster, (name) => query.get(name) ?? '')
    }),
  )
  app.post(
    '/console/:cluster/issues/new',
    inCluster(async (context, visit, cluster) => {
      const form = await readForm(context)
      const year = Number(visit.today.slice(0, 4))
      const raised = await raiseIssue(visit.hub, visit.caller, given(form, cluster.code, year))
      if (raised.ok) return context.redirect(`/console/${cluster.code}/issues/${raised.ok.number}?done=yes`, 303)
      if (raised.problems.some(({ code }) => code === 'FORBIDDEN')) return refuse(context, raised.problems, { cluster })
      return showForm(context, visit, cluster, form.text, raised.problems)
    }),
  )
}
