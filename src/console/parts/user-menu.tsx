import type { SignedIn } from '../../access/session.ts'
import type { Visit } from '../visit.ts'
import { layoutWords, roleWords } from '../words/layout-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { instantText } from './day.tsx'
import { DemoRoles } from './demo-roles.tsx'
import { Form } from './form.tsx'

interface Props {
  readonly visit: Visit
  readonly signedIn: SignedIn
}

/** Who is signed in, and the ways out. */
export const UserMenu = ({ visit, signedIn }: Props) => {
  const words = wordsIn(layoutWords, visit.language)
  const { role } = signedIn.caller
  const named = [signedIn.cityName, roleWords[role][visit.language]].filter(Boolean).join(' ')
  return (
    <details class="menu">
      <summary>{named}</summary>
      <div class="sheet">
        <p>
          <strong>{signedIn.holder}</strong>
          <br />
          <span class="note">
            {fill(words.signedInUntil, { time: instantText(signedIn.expiresAt, visit.language) })}
          </span>
        </p>
        <Form visit={visit} action="/console/sign-out" class="stack">
          <button type="submit">{words.signOut}</button>
          <button type="submit" name="everywhere" value="yes" class="plain">
            {words.signOutEverywhere}
          </button>
        </Form>
        {visit.settings.demoKeys ? (
          <>
            <h2 class="small">{words.switchRole}</h2>
            <DemoRoles visit={visit} next={visit.url.pathname + visit.url.search} />
          </>
        ) : null}
      </div>
    </details>
  )
}
