import { identifyCaller } from '../../access/identify-caller.ts'
import type { SignInWay, StartedSession } from '../../access/session.ts'
import { startSession } from '../../access/start-session.ts'
import { dropSigned, writeSigned } from '../cookies.ts'
import { readForm } from '../forms.ts'
import { localPath } from '../local-path.ts'
import { DemoRoles } from '../parts/demo-roles.tsx'
import { Field, Form } from '../parts/form.tsx'
import { show } from '../respond.tsx'
import type { Signing } from '../signing.ts'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { layoutWords } from '../words/layout-words.ts'
import { signInWords } from '../words/sign-in-words.ts'
import { wordsIn } from '../words/speak.ts'

/** Gives the browser its session and sends it on; the visitor's mark goes, and with it every form shown before. */
export const enter = async (context: ConsoleContext, signing: Signing, session: StartedSession, next: string) => {
  const { settings, hub } = context.get('visit')
  const maxAge = Math.floor((Date.parse(session.expiresAt) - hub.now().getTime()) / 1000)
  await writeSigned(context, settings, signing, 'session', session.token, maxAge)
  dropSigned(context, settings, 'visit')
  return context.redirect(next, 303)
}

interface Props {
  readonly visit: Visit
  readonly next: string
  readonly error?: string
}

const SignIn = ({ visit, next, error }: Props) => {
  const words = wordsIn(signInWords, visit.language)
  return (
    <div class="narrow">
      <h1>{words.title}</h1>
      {visit.settings.demoKeys ? (
        <section class="card">
          <h2>{words.byDemo}</h2>
          <p class="note">{words.demoNote}</p>
          <DemoRoles visit={visit} next={next} />
        </section>
      ) : null}
      {visit.settings.oidc ? (
        <section class="card">
          <h2>{words.byProvider}</h2>
          <p>
            <a class="button" href={`/console/sign-in/oidc?next=${encodeURIComponent(next)}`}>
              {words.byProvider}
            </a>
          </p>
        </section>
      ) : null}
      <section class="card">
        <h2>{words.byKey}</h2>
        <Form visit={visit} action="/console/sign-in" class="stack">
          <input type="hidden" name="next" value={next} />
          <Field
            label={words.key}
            name="key"
            type="password"
            hint={words.keyHint}
            error={error}
            autocomplete="off"
            required
          />
          <button type="submit">{words.submit}</button>
        </Form>
      </section>
      <p>
        {words.visitors}：<a href="/can-handle">{layoutWords.canHandle[visit.language]}</a>
      </p>
    </div>
  )
}

const signInBy = async (context: ConsoleContext, signing: Signing, secret: string, way: SignInWay, next: string) => {
  const { hub, language } = context.get('visit')
  const caller = secret === '' ? undefined : await identifyCaller(hub, secret)
  const session = caller?.ok && (await startSession(hub, caller.ok, way))
  if (session?.ok) return enter(context, signing, session.ok, next)
  return showSignIn(context, next, signInWords.keyRefused[language])
}

const showSignIn = (context: ConsoleContext, next: string, error?: string) => {
  const visit = context.get('visit')
  const page = { title: signInWords.title[visit.language], status: error ? 401 : 200 } as const
  return show(context, page, <SignIn visit={visit} next={next} error={error} />)
}

/** Signing in with a key, and in the demo as one of its roles. */
export const mountSignIn = (app: ConsoleApp, signing: Signing): void => {
  app.get('/console/sign-in', (context) => showSignIn(context, localPath(context.req.query('next'))))
  app.post('/console/sign-in', async (context) => {
    const form = await readForm(context)
    return signInBy(context, signing, form.text('key'), 'KEY', localPath(form.text('next')))
  })
  app.post('/console/sign-in/demo', async (context) => {
    const form = await readForm(context)
    const key = (context.get('visit').settings.demoKeys ?? [])[Number(form.text('role') || Number.NaN)]
    return signInBy(context, signing, key?.secret ?? '', 'DEMO', localPath(form.text('next')))
  })
}
