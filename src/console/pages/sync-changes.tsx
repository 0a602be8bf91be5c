import type { City, CityCluster } from '../../access/city-cluster.ts'
import { forbidLog } from '../../access/forbid-log.ts'
import { changeKinds } from '../../feed/change-kind.ts'
import { readChanges } from '../../feed/read-changes.ts'
import { reconcileRows } from '../../feed/reconcile-rows.ts'
import type { Reconciliation } from '../../feed/reconciliation.ts'
import { type VerifiedLog, verifyChanges } from '../../feed/verify-changes.ts'
import { membersOf } from '../city-names.ts'
import { inCluster } from '../in-cluster.ts'
import { countText } from '../parts/amount.tsx'
import { Form, Select } from '../parts/form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { SyncPages } from '../parts/sync-head.tsx'
import { queryText } from '../query-text.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { changeWords, faultWords } from '../words/sync-change-words.ts'
import { ChangeList } from './sync-change-list.tsx'

const atOnce = 50
const resources = [...new Set(Object.values(changeKinds).map(({ resource }) => resource))].sort()

const Filters = ({ visit, at, cities }: { visit: Visit; at: string; cities: readonly City[] }) => {
  const words = wordsIn(changeWords, visit.language)
  const query = visit.url.searchParams
  const all = ['', words.all] as const
  return (
    <form class="filters" action={at}>
      <Select
        label={words.kind}
        name="kind"
        value={query.get('kind')}
        options={[all, ...resources.map((one) => [one, one] as const)]}
      />
      <Select
        label={words.city}
        name="city"
        value={query.get('city')}
        options={[all, ...cities.map(({ code, name }) => [code, name] as const)]}
      />
      <button type="submit" class="plain">
        {words.show}
      </button>
    </form>
  )
}

const Verdict = ({ visit: { language }, found }: { visit: Visit; found: VerifiedLog }) => {
  const words = wordsIn(changeWords, language)
  const counts = { commits: countText(found.commits), entries: countText(found.entries) }
  const { fault } = found
  return (
    <section class={fault ? 'problems errors' : 'done'} role={fault ? 'alert' : 'status'}>
      {fault ? <p>{fill(words.broken, { n: fault.number, why: faultWords[fault.code][language] })}</p> : null}
      <p>{fill(found.isWhole ? words.intact : words.partly, counts)}</p>
      {found.withheld > 0 ? <p>{fill(words.ofHashes, { n: countText(found.withheld) })}</p> : null}
      <p>
        {words.headHash} <code class="hash">{found.headHash}</code>
      </p>
    </section>
  )
}

const Reconciled = ({ visit: { language }, city, sum }: { visit: Visit; city: City; sum: Reconciliation }) => {
  const words = wordsIn(changeWords, language)
  return (
    <section class="card">
      <h2>{fill(words.reconcile, { city: city.name })}</h2>
      <p>
        {fill(words.reconciled, { n: countText(sum.count) })} <code class="hash">{sum.checksum}</code>
      </p>
      <p class="note">{words.reconcileNote}</p>
    </section>
  )
}

const showChanges = async (context: ConsoleContext, visit: Visit, cluster: CityCluster, verified?: VerifiedLog) => {
  const { hub, caller, language, url } = visit
  const [kind, asked] = [queryText(url.searchParams, 'kind'), queryText(url.searchParams, 'city')]
  const input = { cluster: cluster.code, after: queryText(url.searchParams, 'after', 300), first: atOnce }
  const found = await readChanges(hub, caller, { ...input, kinds: kind === null ? null : [kind] })
  if (found.ok === undefined) return refuse(context, found.problems, { cluster, section: 'sync' })
  const cities = await membersOf(visit, cluster)
  const city = cities.find(({ code }) => code === asked) ?? null
  const sum = city && (await reconcileRows(hub, caller, { city: city.code, cluster: cluster.code, parts: 1 }))
  const words = wordsIn(changeWords, language)
  const at = `/console/${cluster.code}/sync/changes`
  const { lines, head, nextCursor, hasMore } = found.ok
  return show(
    context,
    { title: words.changes, cluster, section: 'sync' },
    <>
      <SyncPages visit={visit} cluster={cluster.code} current="changes" />
      <PageHead title={words.changes} note={fill(words.note, { head: countText(head) })}>
        <Form visit={visit} action={`${at}/verify`}>
          <button type="submit">{words.verify}</button>
        </Form>
        {forbidLog(caller) ? null : (
          <a class="button plain" href="/audit/export">
            {words.export}
          </a>
        )}
      </PageHead>
      {verified ? <Verdict visit={visit} found={verified} /> : null}
      <Filters visit={visit} at={at} cities={cities} />
      {city && sum?.ok ? <Reconciled visit={visit} city={city} sum={sum.ok} /> : null}
      <ChangeList visit={visit} lines={lines} city={city?.code ?? null} />
      <p class="note">
        {words.cursor} <code class="hash">{nextCursor}</code>
      </p>
      <Pager url={url} language={language} next={hasMore ? nextCursor : null} />
    </>,
  )
}

/** The change log page by page, and its chain verified. */
export const mountChanges = (app: ConsoleApp): void => {
  const path = '/console/:cluster/sync/changes'
  app.get(
    path,
    inCluster((context, visit, cluster) => showChanges(context, visit, cluster)),
  )
  app.post(
    `${path}/verify`,
    inCluster(async (context, visit, cluster) => {
      const verified = await verifyChanges(visit.hub, visit.caller, { cluster: cluster.code })
      if (verified.ok === undefined) return refuse(context, verified.problems, { cluster, section: 'sync' })
      const url = new URL(`/console/${cluster.code}/sync/changes`, visit.url)
      return showChanges(context, { ...visit, url }, cluster, verified.ok)
    }),
  )
}
