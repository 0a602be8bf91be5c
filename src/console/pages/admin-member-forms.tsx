import { type Membership, membershipRoles } from '../../access/city-cluster.ts'
import { addDays } from '../../base/civil-date.ts'
import { Field, Form, Select } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { adminWords, membershipRoleWords } from '../words/admin-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly sent: (name: string) => string
}

const roleOptions = ({ language }: Visit) =>
  membershipRoles.map((role) => [role, membershipRoleWords[role][language]] as const)

/** Entering a city that joins. */
export const JoinForm = ({ visit, at, sent }: Props) => {
  const words = wordsIn(adminWords, visit.language)
  return (
    <details class="card" open={sent('code') !== ''}>
      <summary>{words.join}</summary>
      <Form visit={visit} action={at} class="stack">
        <Field label={words.cityCode} name="code" value={sent('code')} placeholder="150100" required />
        <Field label={words.cityName} name="name" value={sent('name')} required />
        <Select label={words.role} name="role" value={sent('role') || 'MEMBER'} options={roleOptions(visit)} />
        <Field label={words.joinedOn} name="validFrom" type="date" value={sent('validFrom') || visit.today} required />
        <Field label={words.lastDay} name="lastDay" type="date" value={sent('lastDay')} hint={words.optional} />
        <Field label={words.reason} name="reason" value={sent('reason')} hint={words.optional} />
        <button type="submit">{words.join}</button>
      </Form>
    </details>
  )
}

/** Correcting a membership, or ending it. */
export const ChangeMemberForm = ({ visit, at, sent, membership }: Props & { readonly membership: Membership }) => {
  const words = wordsIn(adminWords, visit.language)
  const { city, role, validFrom, validTo } = membership
  const lastDay = sent('lastDay') || (validTo && addDays(validTo, -1))
  return (
    <section class="card" id="changing">
      <h2>{fill(words.changing, { city: city.name })}</h2>
      <p class="note">{words.changeHint}</p>
      <Form visit={visit} action={at} class="stack">
        <input type="hidden" name="code" value={city.code} />
        <input type="hidden" name="name" value={city.name} />
        <input type="hidden" name="validFrom" value={validFrom} />
        <Select label={words.role} name="role" value={sent('role') || role} options={roleOptions(visit)} />
        <Field label={words.lastDay} name="lastDay" type="date" value={lastDay} hint={words.optional} />
        <Field label={words.reason} name="reason" value={sent('reason')} hint={words.optional} />
        <p class="actions">
          <button type="submit">{words.save}</button>
          <a href={at}>{words.cancel}</a>
        </p>
      </Form>
    </section>
  )
}
