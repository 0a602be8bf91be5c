import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { CityCluster } from '../access/city-cluster.ts'
import type { Problem } from '../base/problem.ts'
import { Layout } from './parts/layout.tsx'
import { ProblemList } from './parts/problem-list.tsx'
import { State } from './parts/state.tsx'
import type { ConsoleContext, Visit } from './visit.ts'
import { fill, wordsIn } from './words/speak.ts'
import { stateWords } from './words/state-words.ts'

export interface Page {
  readonly title: string
  /** Whose page it is; none: of no cluster. */
  readonly cluster?: CityCluster | null
  /** The section that it belongs to, marked in the navigation. */
  readonly section?: string
  readonly status?: ContentfulStatusCode
}

/** A page as the browser gets it. */
export const show = async (
  context: ConsoleContext,
  { status = 200, ...page }: Page,
  body: Child,
): Promise<Response> => {
  const visit = context.get('visit')
  const layout = (
    <Layout visit={visit} {...page}>
      {body}
    </Layout>
  )
  const html = await layout.toString()
  return context.html(`<!doctype html>${html}`, status)
}

/** The cluster in the address, if the key reaches it: a page that says no keeps its ways on. */
const clusterAt = ({ clusters, url }: Visit): CityCluster | null => {
  const code = /^\/console\/([^/]+)/.exec(url.pathname)?.[1]
  return clusters.find((one) => one.code === code) ?? null
}

/** A page that says why there is none. */
export const showState = (
  context: ConsoleContext,
  state: 'forbidden' | 'unknown' | 'fault' | 'away' | 'full' | 'formExpired' | 'tooLarge' | 'tooOften' | 'busy',
  status: ContentfulStatusCode,
): Promise<Response> => {
  const visit = context.get('visit')
  const words = wordsIn(stateWords, visit.language)
  const text = fill(words[`${state}Next`], { id: context.get('requestId') ?? '' })
  return show(
    context,
    { title: words[state], status, cluster: clusterAt(visit) },
    <State title={words[state]} text={text} action={words.toStart} />,
  )
}

/** Where one goes to sign in, and comes back from. */
export const signInPath = (url: URL): string => `/console/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`

/** A refusal as a page: who is not signed in is asked to, who may not is told so, all else is listed. */
export const refuse = (
  context: ConsoleContext,
  problems: readonly Problem[],
  page: Partial<Page> = {},
): Response | Promise<Response> => {
  const visit = context.get('visit')
  if (problems.some(({ code }) => code === 'UNAUTHENTICATED'))
    return context.redirect(context.req.method === 'GET' ? signInPath(visit.url) : '/console/sign-in', 303)
  const words = wordsIn(stateWords, visit.language)
  if (problems.some(({ code }) => code === 'FORBIDDEN'))
    return show(
      context,
      { ...page, title: words.forbidden, status: 403 },
      <State title={words.forbidden} text={words.forbiddenNext} action={words.toStart}>
        <ProblemList problems={problems} language={visit.language} />
      </State>,
    )
  const status = problems.some(({ code }) => /_UNKNOWN$/.test(code)) ? 404 : 422
  return show(
    context,
    { ...page, title: words.refused, status },
    <State title={words.refused} action={words.toStart}>
      <ProblemList problems={problems} language={visit.language} />
    </State>,
  )
}
