import { identifyPerson } from '../../access/identify-person.ts'
import { personOf } from '../../access/oidc-person.ts'
import { startSession } from '../../access/start-session.ts'
import type { Problem } from '../../base/problem.ts'
import { dropSigned, readSigned, writeSigned } from '../cookies.ts'
import { localPath } from '../local-path.ts'
import { type OidcClient, type OidcTrip, openOidcClient } from '../oidc-client.ts'
import { ProblemList } from '../parts/problem-list.tsx'
import { State } from '../parts/state.tsx'
import { show, showState } from '../respond.tsx'
import type { Signing } from '../signing.ts'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { signInWords } from '../words/sign-in-words.ts'
import { wordsIn } from '../words/speak.ts'
import { stateWords } from '../words/state-words.ts'
import { enter } from './sign-in.tsx'

const here = '/console/sign-in/oidc'

/** Ten minutes at the provider are enough. */
const tripSeconds = 600

const baseOf = ({ settings, url }: Visit): string => settings.publicUrl ?? url.origin

const refusal = (context: ConsoleContext, problems: readonly Problem[]) => {
  const { language } = context.get('visit')
  const words = wordsIn(signInWords, language)
  return show(
    context,
    { title: words.byProvider, status: 401 },
    <State title={words.byProvider} text={words.providerRefused} action={stateWords.toStart[language]}>
      <ProblemList problems={problems} language={language} />
    </State>,
  )
}

/** Signing in by an OpenID Connect provider: code flow with PKCE, the state and the nonce kept in a signed cookie. */
export const mountSignInOidc = (app: ConsoleApp, signing: Signing): void => {
  let client: OidcClient | undefined
  app.get(here, async (context) => {
    const visit = context.get('visit')
    if (!visit.settings.oidc) return showState(context, 'unknown', 404)
    client ??= openOidcClient(visit.settings.oidc)
    const { trip, url } = await client.begin(
      visit.hub,
      `${baseOf(visit)}${here}/return`,
      localPath(context.req.query('next')),
    )
    await writeSigned(context, visit.settings, signing, 'oidc', JSON.stringify(trip), tripSeconds)
    return context.redirect(url.href, 302)
  })
  app.get(`${here}/return`, async (context) => {
    const visit = context.get('visit')
    const { oidc } = visit.settings
    if (!oidc) return showState(context, 'unknown', 404)
    const kept = await readSigned(context, visit.settings, signing, 'oidc')
    dropSigned(context, visit.settings, 'oidc')
    if (kept === null) return refusal(context, [])
    const trip = JSON.parse(kept) as OidcTrip
    client ??= openOidcClient(oidc)
    const at = new URL(visit.url.pathname + visit.url.search, baseOf(visit))
    const claims = await client.finish(at, trip).catch(() => null)
    if (claims === null) return refusal(context, [])
    const person = personOf(oidc.issuer, claims, oidc)
    if ('problems' in person) return refusal(context, person.problems)
    const caller = await identifyPerson(visit.hub, person)
    if (caller.ok === undefined) return refusal(context, caller.problems)
    const session = await startSession(visit.hub, caller.ok, 'OIDC')
    return session.ok === undefined
      ? refusal(context, session.problems)
      : enter(context, signing, session.ok, trip.next)
  })
}
