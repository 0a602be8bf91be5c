import type { Child } from 'hono/jsx'
import type { CityCluster } from '../access/city-cluster.ts'
import type { Outcome } from '../base/outcome.ts'
import { isError, type Problem } from '../base/problem.ts'
import { type AdminPage, AdminPages } from './parts/admin-pages.tsx'
import { PageHead } from './parts/page-head.tsx'
import { ProblemList } from './parts/problem-list.tsx'
import { refuse, show } from './respond.tsx'
import type { ConsoleContext, Visit } from './visit.ts'
import { adminWords } from './words/admin-words.ts'
import { wordsIn } from './words/speak.ts'

interface Shown {
  readonly page: AdminPage
  readonly note?: Child
  readonly actions?: Child
  readonly problems?: readonly Problem[]
  readonly body: Child
}

/** A page of the administration; `problems` say what was wrong with the form that was sent. */
export const showAdmin = (context: ConsoleContext, visit: Visit, cluster: CityCluster, shown: Shown) => {
  const words = wordsIn(adminWords, visit.language)
  const { page, note, actions, problems = [], body } = shown
  return show(
    context,
    { title: words[page], cluster, section: 'admin', status: problems.some(isError) ? 422 : 200 },
    <>
      <AdminPages language={visit.language} at={`/console/${cluster.code}/admin`} current={page} />
      <PageHead title={words[page]} note={note}>
        {actions}
      </PageHead>
      <ProblemList problems={problems} language={visit.language} />
      {visit.url.searchParams.has('done') ? <p class="done">{words.done}</p> : null}
      {body}
    </>,
  )
}

/** What is answered to a form: the page at its address; the page again with what was wrong, or is to be noted; or that one may not. */
export const answerForm = (
  context: ConsoleContext,
  cluster: CityCluster,
  outcome: Outcome<unknown>,
  to: string,
  again: (problems: readonly Problem[]) => Response | Promise<Response>,
): Response | Promise<Response> => {
  if (outcome.ok !== undefined && outcome.problems.length === 0) return context.redirect(to, 303)
  const isForbidden = outcome.problems.some(({ code }) => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED')
  return isForbidden ? refuse(context, outcome.problems, { cluster }) : again(outcome.problems)
}
