import { pauseSubscriber, removeSubscriber, resumeSubscriber } from '../../feed/change-subscriber.ts'
import { resendDelivery } from '../../feed/resend-delivery.ts'
import { rotateSubscriberSecret } from '../../feed/rotate-subscriber-secret.ts'
import { readForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { PageHead } from '../parts/page-head.tsx'
import { SyncPages } from '../parts/sync-head.tsx'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { webhookWords } from '../words/sync-webhook-words.ts'
import { answerText } from './sync-delivery-table.tsx'
import { SecretOnce } from './sync-subscribers.tsx'

const steps = { pause: pauseSubscriber, resume: resumeSubscriber, remove: removeSubscriber } as const
const path = '/console/:cluster/sync/subscribers/:id{[0-9]+}'

/** Pausing, resuming and removing a subscriber, a new secret for it, and sending it something again. */
export const mountSubscriberPosts = (app: ConsoleApp): void => {
  app.post(
    `${path}/:step{pause|resume|remove}`,
    inCluster(async (context, { hub, caller }, cluster) => {
      const [id, step] = [Number(context.req.param('id')), context.req.param('step') as keyof typeof steps]
      const changed = await steps[step](hub, caller, { id })
      if (changed.ok === undefined) return refuse(context, changed.problems, { cluster, section: 'sync' })
      const list = `/console/${cluster.code}/sync/subscribers`
      return context.redirect(step === 'remove' ? `${list}?removed=yes` : `${list}/${id}`, 303)
    }),
  )
  app.post(
    `${path}/rotate`,
    inCluster(async (context, visit, cluster) => {
      const id = Number(context.req.param('id'))
      const graceMinutes = Number((await readForm(context)).text('graceMinutes') || Number.NaN)
      const whole = Number.isInteger(graceMinutes) ? graceMinutes : -1
      const rotated = await rotateSubscriberSecret(visit.hub, visit.caller, { id, graceMinutes: whole })
      if (rotated.ok === undefined) return refuse(context, rotated.problems, { cluster, section: 'sync' })
      const words = wordsIn(webhookWords, visit.language)
      const { url } = rotated.ok.subscriber
      return show(
        context,
        { title: words.rotate, cluster, section: 'sync' },
        <>
          <SyncPages visit={visit} cluster={cluster.code} current="subscribers" />
          <PageHead title={words.rotate} />
          <section class="done">
            <SecretOnce visit={visit} secret={rotated.ok.secret} />
          </section>
          <p>
            <a href={`/console/${cluster.code}/sync/subscribers/${id}`}>{fill(words.title, { url })}</a>
          </p>
        </>,
      )
    }),
  )
  app.post(
    `${path}/resend`,
    inCluster(async (context, { hub, caller, language }, cluster) => {
      const id = Number((await readForm(context)).text('delivery') || Number.NaN)
      const sent = await resendDelivery(hub, caller, { id: Number.isSafeInteger(id) ? id : 0 })
      if (sent.ok === undefined) return refuse(context, sent.problems, { cluster, section: 'sync' })
      const told = new URLSearchParams({ resent: answerText(sent.ok, language) })
      const at = `/console/${cluster.code}/sync/subscribers/${sent.ok.subscriberId}`
      return context.redirect(`${at}?${told}`, 303)
    }),
  )
}
