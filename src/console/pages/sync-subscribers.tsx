import type { CityCluster } from '../../access/city-cluster.ts'
import type { Problem } from '../../base/problem.ts'
import { hex } from '../../changes/digest.ts'
import { listSubscribers } from '../../feed/list-subscribers.ts'
import { type RegisteredSubscriber, registerSubscriber } from '../../feed/register-subscriber.ts'
import { namesOf } from '../city-names.ts'
import { readForm, type SentForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { Field, Form } from '../parts/form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { Empty } from '../parts/state.tsx'
import { SyncPages } from '../parts/sync-head.tsx'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { webhookWords } from '../words/sync-webhook-words.ts'
import { SubscriberTable } from './sync-subscriber-table.tsx'

interface Shown {
  readonly form?: SentForm
  readonly made?: RegisteredSubscriber
  readonly problems?: readonly Problem[]
}

/** What cannot be shown again. */
export const SecretOnce = ({ visit, secret }: { readonly visit: Visit; readonly secret: string | null }) => {
  const words = wordsIn(webhookWords, visit.language)
  return secret === null ? (
    <p class="note">{words.noSecret}</p>
  ) : (
    <p>
      {words.secret} <code class="anywhere">{secret}</code>
    </p>
  )
}

const RegisterForm = ({
  visit,
  at,
  form,
}: {
  readonly visit: Visit
  readonly at: string
  readonly form?: SentForm
}) => {
  const words = wordsIn(webhookWords, visit.language)
  return (
    <Form visit={visit} action={at} class="card stack">
      <h2>{words.register}</h2>
      <input type="hidden" name="once" value={form?.optional('once') ?? hex(visit.hub.randomBytes(16))} />
      <Field label={words.url} name="url" type="url" value={form?.text('url')} placeholder="https://" required />
      <Field label={words.kinds} name="kinds" value={form?.text('kinds')} hint={words.kindsHint} />
      <button type="submit">{words.register}</button>
    </Form>
  )
}

const showSubscribers = async (context: ConsoleContext, visit: Visit, cluster: CityCluster, shown: Shown = {}) => {
  const { hub, caller, language, url } = visit
  const found = await listSubscribers(hub, caller, cluster.code)
  if (found.ok === undefined) return refuse(context, found.problems, { cluster, section: 'sync' })
  const words = wordsIn(webhookWords, language)
  const at = `/console/${cluster.code}/sync/subscribers`
  const nameOf = await namesOf(
    visit,
    found.ok.map(({ city }) => city),
  )
  const { made, problems = [], form } = shown
  return show(
    context,
    { title: words.subscribers, cluster, section: 'sync', status: problems.length > 0 && !made ? 422 : 200 },
    <>
      <SyncPages visit={visit} cluster={cluster.code} current="subscribers" />
      <PageHead title={words.subscribers} note={words.note} />
      {url.searchParams.has('removed') ? <p class="done">{words.removed}</p> : null}
      {made ? (
        <section class="done">
          <p>{fill(words.registered, { url: made.subscriber.url })}</p>
          <SecretOnce visit={visit} secret={made.secret} />
        </section>
      ) : null}
      <ProblemList problems={problems} language={language} />
      {found.ok.length === 0 ? (
        <Empty text={words.none} />
      ) : (
        <SubscriberTable visit={visit} at={at} subscribers={found.ok} nameOf={nameOf} />
      )}
      <RegisterForm visit={visit} at={at} form={made ? undefined : form} />
    </>,
  )
}

const kindsIn = (text: string): readonly string[] | null => {
  const kinds = text.split(/[,，、\s]+/).filter(Boolean)
  return kinds.length === 0 ? null : kinds
}

/** Whom the hub tells by webhook that there is something to pull. */
export const mountSubscribers = (app: ConsoleApp): void => {
  const path = '/console/:cluster/sync/subscribers'
  app.get(
    path,
    inCluster((context, visit, cluster) => showSubscribers(context, visit, cluster)),
  )
  app.post(
    path,
    inCluster(async (context, visit, cluster) => {
      const form = await readForm(context)
      const asked = { cluster: cluster.code, url: form.text('url'), kinds: kindsIn(form.text('kinds')) }
      const input = { ...asked, idempotencyKey: form.optional('once') }
      const made = await registerSubscriber(visit.hub, visit.caller, input)
      if (made.ok === undefined && made.problems.some(({ code }) => code === 'FORBIDDEN'))
        return refuse(context, made.problems, { cluster, section: 'sync' })
      return showSubscribers(context, visit, cluster, { form, made: made.ok, problems: made.problems })
    }),
  )
}
