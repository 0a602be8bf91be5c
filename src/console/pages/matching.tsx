import type { CityCluster } from '../../access/city-cluster.ts'
import type { Problem } from '../../base/problem.ts'
import { selectItems } from '../../catalogue/service-item.sql.ts'
import { listUnmatchedItems } from '../../recognition/list-unmatched-items.ts'
import { matchItem } from '../../recognition/match-item.ts'
import { readForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { Empty } from '../parts/state.tsx'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { matchingPageWords } from '../words/matching-words.ts'
import { wordsIn } from '../words/speak.ts'
import { MatchingItem } from './matching-item.tsx'

const pageSize = 20

const showMatching = async (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  problems: readonly Problem[] = [],
): Promise<Response> => {
  const { hub, caller, language, url } = visit
  const words = wordsIn(matchingPageWords, language)
  const after = Number(/^\d{1,15}$/.exec(context.req.query('after') ?? '')?.[0] ?? 0)
  const found = await listUnmatchedItems(hub, caller, { cluster: cluster.code, after, first: pageSize })
  if (found.ok === undefined) return refuse(context, found.problems, { cluster })
  const waiting = found.ok.slice(0, pageSize)
  const candidates = waiting.flatMap((one) => one.candidates.map(({ itemId }) => itemId))
  const items = new Map((await selectItems(hub.db, [...new Set(candidates)])).map((item) => [item.id, item]))
  const next = found.ok.length > pageSize ? String(waiting.at(-1)!.item.id) : null
  return show(
    context,
    { title: words.title, cluster, section: 'items', status: problems.length > 0 ? 422 : 200 },
    <>
      <PageHead title={words.title} note={words.note} />
      <ProblemList problems={problems} language={language} />
      {context.req.query('done') ? <p class="done">{words.done}</p> : null}
      {waiting.length === 0 ? <Empty text={words.nothing} /> : null}
      {waiting.map((one) => (
        <MatchingItem visit={visit} cluster={cluster} waiting={one} items={items} />
      ))}
      <Pager url={url} language={language} next={next} />
    </>,
  )
}

/** Items that have no code, each beside what it may be the same as; a person decides. */
export const mountMatching = (app: ConsoleApp): void => {
  app.get('/console/:cluster/items/matching', inCluster(showMatching))
  app.post(
    '/console/:cluster/items/matching',
    inCluster(async (context, visit, cluster) => {
      const form = await readForm(context)
      const sameAs = form.optional('sameAs')
      const decision = { item: form.text('item'), sameAs, isNew: sameAs === null }
      const outcome = await matchItem(visit.hub, visit.caller, { cluster: cluster.code, decisions: [decision] })
      if (outcome.ok) return context.redirect(`/console/${cluster.code}/items/matching?done=yes`, 303)
      const isForbidden = outcome.problems.some(({ code }) => code === 'FORBIDDEN')
      return isForbidden
        ? refuse(context, outcome.problems, { cluster })
        : showMatching(context, visit, cluster, outcome.problems)
    }),
  )
}
