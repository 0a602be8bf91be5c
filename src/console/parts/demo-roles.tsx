import type { Visit } from '../visit.ts'
import { roleWords } from '../words/layout-words.ts'
import { Form } from './form.tsx'

interface Props {
  readonly visit: Visit
  readonly next: string
}

/** `COORDINATOR 150100` in words. */
const demoRoleText = (role: string, { language }: Visit): string => {
  const [code = '', ...rest] = role.split(' ')
  const word = code in roleWords ? roleWords[code as keyof typeof roleWords][language] : code
  return [word, ...rest].join(' ')
}

/** The roles that a visitor of the demo may take, each a button. */
export const DemoRoles = ({ visit, next }: Props) => (
  <Form visit={visit} action="/console/sign-in/demo" class="roles">
    <input type="hidden" name="next" value={next} />
    {(visit.settings.demoKeys ?? []).map(({ role }, index) => (
      <button type="submit" name="role" value={String(index)} class="plain">
        {demoRoleText(role, visit)}
      </button>
    ))}
  </Form>
)
