import { problem } from '../../base/problem.ts'
import { writeLanguageCookie } from '../cookies.ts'
import { localPath } from '../local-path.ts'
import { PageHead } from '../parts/page-head.tsx'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'
import { layoutWords } from '../words/layout-words.ts'

/** The start: into the cluster, or a choice of those that the key reaches. */
export const mountHome = (app: ConsoleApp): void => {
  app.get('/console', (context) => {
    const visit = context.get('visit')
    if (!visit.signedIn) return refuse(context, [problem('UNAUTHENTICATED')])
    const { clusters, language } = visit
    // A sandbox is no place to begin.
    const real = clusters.filter(({ isSandbox }) => !isSandbox)
    if (real.length === 1 && context.req.query('all') === undefined)
      return context.redirect(`/console/${real[0]!.code}`, 302)
    const title = layoutWords.clusters[language]
    return show(
      context,
      { title },
      <>
        <PageHead title={title} />
        <ul class="cards">
          {clusters.map(({ code, name }) => (
            <li>
              <a href={`/console/${code}`}>{name}</a>
            </li>
          ))}
        </ul>
      </>,
    )
  })
  app.get('/console/language', (context) => {
    const { settings } = context.get('visit')
    const to = context.req.query('to')
    if (to === 'zh' || to === 'en') writeLanguageCookie(context, settings, to)
    return context.redirect(localPath(context.req.query('back')), 303)
  })
}
