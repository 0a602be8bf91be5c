import { listDeliveries, listSubscribers } from '../../feed/list-subscribers.ts'
import type { Subscriber } from '../../feed/subscriber.ts'
import { inCluster } from '../in-cluster.ts'
import { countText } from '../parts/amount.tsx'
import { Instant } from '../parts/day.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { Empty } from '../parts/state.tsx'
import { SyncPages } from '../parts/sync-head.tsx'
import { queryNumber } from '../query-text.ts'
import { refuse, show, showState } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { failureText, subscriberStateWords, webhookWords } from '../words/sync-webhook-words.ts'
import { DeliveryTable } from './sync-delivery-table.tsx'
import { SubscriberActions } from './sync-subscriber-actions.tsx'
import { subscriberTone } from './sync-subscriber-table.tsx'

const atOnce = 50

const Facts = ({ visit: { language }, one }: { readonly visit: Visit; readonly one: Subscriber }) => {
  const words = wordsIn(webhookWords, language)
  return (
    <section class="card">
      <dl class="facts">
        <dt>{words.state}</dt>
        <dd>
          <span class={subscriberTone[one.state]}>{subscriberStateWords[one.state][language]}</span>{' '}
          {one.isEntitled ? null : words.keyEnded}
        </dd>
        <dt>{words.holder}</dt>
        <dd>{one.holder}</dd>
        <dt>{words.kinds}</dt>
        <dd>{one.kinds?.join(', ') ?? words.allKinds}</dd>
        <dt>{words.behind}</dt>
        <dd>{fill(words.behindCount, { n: countText(one.behind) })}</dd>
        <dt>{words.acknowledged}</dt>
        <dd>{one.acknowledgedAt ? <Instant at={one.acknowledgedAt} language={language} /> : words.never}</dd>
        <dt>{words.failure}</dt>
        <dd>{one.lastFailure ? failureText(one.lastFailure, language) : '—'}</dd>
        <dt>{words.next}</dt>
        <dd>{one.nextAttemptAt ? <Instant at={one.nextAttemptAt} language={language} /> : '—'}</dd>
      </dl>
    </section>
  )
}

/** A subscriber: how far it is, what may be done with it, and each attempt to tell it. */
export const mountSubscriber = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/sync/subscribers/:id{[0-9]+}',
    inCluster(async (context, visit, cluster) => {
      const { hub, caller, language, url } = visit
      const listed = await listSubscribers(hub, caller, cluster.code)
      if (listed.ok === undefined) return refuse(context, listed.problems, { cluster, section: 'sync' })
      const one = listed.ok.find(({ id }) => id === Number(context.req.param('id')))
      if (!one) return showState(context, 'unknown', 404)
      const page = { subscriberId: one.id, before: queryNumber(url.searchParams, 'after'), limit: atOnce + 1 }
      const found = await listDeliveries(hub, caller, page)
      if (found.ok === undefined) return refuse(context, found.problems, { cluster, section: 'sync' })
      const deliveries = found.ok.slice(0, atOnce)
      const next = found.ok.length > atOnce ? String(deliveries.at(-1)!.id) : null
      const words = wordsIn(webhookWords, language)
      const at = `/console/${cluster.code}/sync/subscribers/${one.id}`
      const title = fill(words.title, { url: one.url })
      const resent = url.searchParams.get('resent')
      return show(
        context,
        { title, cluster, section: 'sync' },
        <>
          <SyncPages visit={visit} cluster={cluster.code} current="subscribers" />
          <PageHead title={title} />
          {resent ? <p class="problems">{fill(words.resent, { answer: resent })}</p> : null}
          <div class="columns two">
            <Facts visit={visit} one={one} />
            <SubscriberActions visit={visit} at={at} one={one} />
          </div>
          {deliveries.length === 0 ? (
            <Empty text={words.noDeliveries} />
          ) : (
            <DeliveryTable visit={visit} at={at} deliveries={deliveries} />
          )}
          <Pager url={url} language={language} next={next} />
        </>,
      )
    }),
  )
}
