import type { CityCluster } from '../../access/city-cluster.ts'
import { issueSignInLink } from '../../access/issue-sign-in-link.ts'
import { listKeys } from '../../access/list-keys.ts'
import type { ListedKey } from '../../access/listed-key.sql.ts'
import { revokeKey } from '../../access/revoke-key.ts'
import { rotateKey } from '../../access/rotate-key.ts'
import type { Problem } from '../../base/problem.ts'
import { readCities } from '../cluster-cities.ts'
import { readForm } from '../forms.ts'
import { inAdmin } from '../in-admin.ts'
import { Field, Form } from '../parts/form.tsx'
import { refuse, showState } from '../respond.tsx'
import { answerForm, showAdmin } from '../show-admin.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { keyWords } from '../words/key-words.ts'
import { roleWords } from '../words/layout-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { OnceMark } from './admin-key-issue.tsx'
import { showLink, showSecret } from './admin-key-secret.tsx'
import { KeyState, reachOf } from './admin-key-table.tsx'

const Steps = ({ visit, at }: { readonly visit: Visit; readonly at: string }) => {
  const words = wordsIn(keyWords, visit.language)
  return (
    <div class="columns two">
      <section class="card">
        <h2>{words.link}</h2>
        <p class="note">{words.linkNote}</p>
        <Form visit={visit} action={`${at}/link`} class="stack">
          <Field label={words.minutes} name="minutes" type="number" value="60" required />
          <button type="submit">{words.link}</button>
        </Form>
      </section>
      <section class="card">
        <h2>{words.rotate}</h2>
        <p class="note">{words.rotateNote}</p>
        <Form visit={visit} action={`${at}/rotate`} class="stack">
          <OnceMark visit={visit} />
          <Field label={words.grace} name="grace" type="number" value="0" required />
          <button type="submit">{words.rotate}</button>
        </Form>
      </section>
      <section class="card">
        <h2>{words.revoke}</h2>
        <p class="note">{words.revokeNote}</p>
        <Form visit={visit} action={`${at}/revoke`} class="stack">
          <Field label={words.reason} name="reason" required />
          <button type="submit" class="danger">
            {words.revoke}
          </button>
        </Form>
      </section>
    </div>
  )
}

const idOf = (context: ConsoleContext): number => Number(context.req.param('id'))

/** The key in the address, if the caller may see it. */
const findKey = (visit: Visit, cluster: CityCluster, id: number) =>
  listKeys(visit.hub, visit.caller, { cluster: cluster.code, isWithEnded: true, before: id + 1, limit: 1 })

const Facts = ({ visit, held, city }: { readonly visit: Visit; readonly held: ListedKey; readonly city: string }) => (
  <>
    {[city, roleWords[held.role][visit.language], reachOf(visit, held)].filter(Boolean).join(' · ')}{' '}
    <KeyState visit={visit} held={held} />
  </>
)

const showKey = async (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  problems: readonly Problem[] = [],
): Promise<Response> => {
  const id = idOf(context)
  const found = await findKey(visit, cluster, id)
  if (found.ok === undefined) return refuse(context, found.problems, { cluster })
  const held = found.ok.find((one) => one.id === id)
  if (!held) return showState(context, 'unknown', 404)
  const words = wordsIn(keyWords, visit.language)
  const cities = await readCities(visit, cluster)
  const at = `/console/${cluster.code}/admin/keys`
  return showAdmin(context, visit, cluster, {
    page: 'keys',
    problems,
    note: <Facts visit={visit} held={held} city={held.city === null ? '' : cities.nameOf(held.city)} />,
    body: (
      <>
        <h2>{fill(words.managing, { id, holder: held.holder })}</h2>
        {visit.caller.role === 'AUDITOR' ? null : <Steps visit={visit} at={`${at}/${id}`} />}
        <p>
          <a href={at}>{words.back}</a>
        </p>
      </>
    ),
  })
}

const again = (context: ConsoleContext, visit: Visit, cluster: CityCluster, problems: readonly Problem[]) =>
  problems.some(({ code }) => code === 'KEY_UNKNOWN')
    ? refuse(context, problems, { cluster })
    : showKey(context, visit, cluster, problems)

const minutesOf = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : -1)

/** A key: a link to sign in with, replacing it, ending it. */
export const mountAdminKey = (app: ConsoleApp): void => {
  const path = '/console/:cluster/admin/keys/:id{[1-9][0-9]{0,8}}'
  app.get(
    path,
    inAdmin((context, visit, cluster) => showKey(context, visit, cluster)),
  )
  app.post(
    `${path}/link`,
    inAdmin(async (context, visit, cluster) => {
      const minutes = minutesOf((await readForm(context)).text('minutes'))
      const link = await issueSignInLink(visit.hub, visit.caller, { id: idOf(context), minutes })
      return link.ok ? showLink(context, visit, cluster, link.ok) : again(context, visit, cluster, link.problems)
    }),
  )
  app.post(
    `${path}/rotate`,
    inAdmin(async (context, visit, cluster) => {
      const { text } = await readForm(context)
      const input = { id: idOf(context), graceMinutes: minutesOf(text('grace')), idempotencyKey: text('once') || null }
      const made = await rotateKey(visit.hub, visit.caller, input)
      return made.ok ? showSecret(context, visit, cluster, made.ok) : again(context, visit, cluster, made.problems)
    }),
  )
  app.post(
    `${path}/revoke`,
    inAdmin(async (context, visit, cluster) => {
      const reason = (await readForm(context)).text('reason')
      const outcome = await revokeKey(visit.hub, visit.caller, { id: idOf(context), reason })
      const to = `/console/${cluster.code}/admin/keys?done=yes`
      return answerForm(context, cluster, outcome, to, (problems) => again(context, visit, cluster, problems))
    }),
  )
}
