import type { Visit } from '../visit.ts'
import { layoutWords, roleWords } from '../words/layout-words.ts'
import { Form } from './form.tsx'

interface Props {
  readonly visit: Visit
  readonly next: string
}

/** `COORDINATOR 150100` in words: the city by its name, what else there is as it stands. */
const demoRoleText = (role: string, city: string | undefined, { language }: Visit): string => {
  const [code = '', of, ...rest] = role.split(' ')
  const word = code in roleWords ? roleWords[code as keyof typeof roleWords][language] : code
  const place = rest.map((name) => (name === 'sandbox' ? layoutWords.sandbox[language] : name))
  return [city ?? of, word, ...place].filter(Boolean).join(' ')
}

/** The roles that a visitor of the demo may take, each a button. */
export const DemoRoles = ({ visit, next }: Props) => (
  <Form visit={visit} action="/console/sign-in/demo" class="roles">
    <input type="hidden" name="next" value={next} />
    {(visit.settings.demoKeys ?? []).map(({ role, city }, index) => (
      <button type="submit" name="role" value={String(index)} class="plain">
        {demoRoleText(role, city, visit)}
      </button>
    ))}
  </Form>
)
