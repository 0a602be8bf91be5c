import { encoded, issuableBy } from '../../access/access-key.ts'
import type { City, CityCluster } from '../../access/city-cluster.ts'
import { Field, Form, Select } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { keyWords } from '../words/key-words.ts'
import { roleWords } from '../words/layout-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly cluster: CityCluster
  readonly at: string
  readonly cities: readonly City[]
  readonly sent: (name: string) => string
}

/** A mark of this form: sent twice by a reload, it makes one key. */
export const OnceMark = ({ visit }: { readonly visit: Visit }) => (
  <input type="hidden" name="once" value={encoded(visit.hub.randomBytes(12))} />
)

/** Making a key. */
export const KeyIssueForm = ({ visit, cluster, at, cities, sent }: Props) => {
  const { caller, language } = visit
  const words = wordsIn(keyWords, language)
  const roles = issuableBy(caller).map((role) => [role, roleWords[role][language]] as const)
  const open = caller.city === null ? cities : cities.filter(({ code }) => code === caller.city)
  const choices = open.map(({ code, name }) => [code, name] as const)
  const isHubs = caller.cluster === null && caller.city === null
  const here: [string, string] = [cluster.code, cluster.name]
  const reaches = isHubs ? [here, ['', words.allClusters] as const] : [here]
  return (
    <details class="card" open={sent('holder') !== ''}>
      <summary>{words.issue}</summary>
      <Form visit={visit} action={at} class="stack">
        <OnceMark visit={visit} />
        <Field label={words.holder} name="holder" value={sent('holder')} hint={words.holderHint} required />
        <Select label={words.role} name="newRole" value={sent('newRole')} options={roles} />
        <Select
          label={words.city}
          name="newCity"
          value={sent('newCity')}
          options={caller.city === null ? [['', '—'], ...choices] : choices}
        />
        <Select label={words.reach} name="reach" value={sent('reach') || cluster.code} options={reaches} />
        <Field label={words.organisation} name="organisation" value={sent('organisation')} hint={words.optional} />
        <Field label={words.expiresOn} name="expiresOn" type="date" value={sent('expiresOn')} hint={words.optional} />
        <button type="submit">{words.issue}</button>
      </Form>
    </details>
  )
}
