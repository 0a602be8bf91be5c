import { acceptSignInLink } from '../../access/accept-sign-in-link.ts'
import { readForm } from '../forms.ts'
import { Form } from '../parts/form.tsx'
import { State } from '../parts/state.tsx'
import { show } from '../respond.tsx'
import type { Signing } from '../signing.ts'
import type { ConsoleApp } from '../visit.ts'
import { signInWords } from '../words/sign-in-words.ts'
import { wordsIn } from '../words/speak.ts'
import { stateWords } from '../words/state-words.ts'
import { enter } from './sign-in.tsx'

/** A link of `hutong key link`. Opening it does nothing: chat programs open links to see what they are; the button signs in. */
export const mountSignInLink = (app: ConsoleApp, signing: Signing): void => {
  app.get('/console/sign-in/link', (context) => {
    const visit = context.get('visit')
    const words = wordsIn(signInWords, visit.language)
    return show(
      context,
      { title: words.byLink },
      <div class="narrow">
        <h1>{words.byLink}</h1>
        <Form visit={visit} action="/console/sign-in/link" class="stack card">
          <p>{words.linkText}</p>
          <input type="hidden" name="token" value={context.req.query('token') ?? ''} />
          <button type="submit">{words.submit}</button>
        </Form>
      </div>,
    )
  })
  app.post('/console/sign-in/link', async (context) => {
    const { hub, language } = context.get('visit')
    const session = await acceptSignInLink(hub, (await readForm(context)).text('token'))
    if (session.ok) return enter(context, signing, session.ok, '/console')
    const words = wordsIn(signInWords, language)
    return show(
      context,
      { title: words.byLink, status: 401 },
      <State title={words.byLink} text={words.linkUsed} action={stateWords.toStart[language]} />,
    )
  })
}
