import { selectClusters, selectMemberships } from '../../access/cluster.sql.ts'
import { clustersWithDrafts } from '../../access/rights.ts'
import { searchText } from '../../catalogue/search-text.ts'
import { selectItemPage, selectItemsByCode } from '../../catalogue/service-item.sql.ts'
import { findAnswer } from '../find-answer.ts'
import { CanHandleAnswer } from '../parts/can-handle-answer.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { show } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'
import { canHandleWords, groundWords } from '../words/can-handle-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { CanHandleForm } from './can-handle-form.tsx'

const mostFound = 20

const groundIn = (text: string | undefined) =>
  text && Object.hasOwn(groundWords, text) ? (text as keyof typeof groundWords) : null

/** For everybody: an item, whose matter it is, where one is, and the answer. */
export const mountCanHandle = (app: ConsoleApp): void => {
  app.get('/can-handle', async (context) => {
    const visit = context.get('visit')
    const { hub, caller, language, today } = visit
    const words = wordsIn(canHandleWords, language)
    const query = (name: string) => context.req.query(name)?.trim().slice(0, 200) || null
    const clusters = (await selectClusters(hub.db)).filter(({ isSandbox }) => !isSandbox)
    const cluster = clusters.find(({ code }) => code === query('cluster')) ?? clusters[0]
    const sight = clustersWithDrafts(caller)
    const text = query('q') ? searchText(query('q')!) : null
    const [members, items, chosen] = await Promise.all([
      cluster ? selectMemberships(hub.db, [cluster.id], today) : [],
      cluster && text
        ? selectItemPage(hub.db, { cluster: cluster.code, text }, sight, {
            after: null,
            limit: mostFound,
          })
        : [],
      cluster && query('item') ? selectItemsByCode(hub.db, query('item')!, sight, cluster.id) : [],
    ])
    const cities = members.filter(({ role }) => role === 'MEMBER').map(({ city }) => city)
    const [item, competent, accepting] = [query('item'), query('competent'), query('accepting')]
    const isSame = competent !== null && competent === accepting
    const ready = cluster && item && competent && accepting && !isSame
    const answer = ready
      ? await findAnswer(visit, { cluster: cluster.code, item, competentCity: competent, acceptingCity: accepting })
      : null
    const ground = groundIn(context.req.query('ground'))
    const same = isSame ? (cities.find(({ code }) => code === competent)?.name ?? competent) : null
    const asked = { item, competent, accepting, ground, q: query('q') }
    return show(
      context,
      { title: words.title, cluster },
      <>
        <PageHead title={words.title} note={words.intro} />
        {cluster ? (
          <CanHandleForm
            {...{ visit, clusters, cluster, cities, asked }}
            items={chosen[0] ? [chosen[0], ...items.filter(({ id }) => id !== chosen[0]!.id)] : items}
          />
        ) : null}
        {same ? <p class="done">{fill(words.sameCity, { city: same })}</p> : null}
        {ready && !answer ? <p class="problems">{words.unknown}</p> : null}
        {answer ? (
          <CanHandleAnswer {...answer} language={language} ground={ground && groundWords[ground][language]} />
        ) : null}
      </>,
    )
  })
}
