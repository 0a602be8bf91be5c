import type { CityCluster } from '../../access/city-cluster.ts'
import { Check } from '../parts/check.tsx'
import { Field, Form } from '../parts/form.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { adminWords } from '../words/admin-words.ts'
import { wordsIn } from '../words/speak.ts'

/** What a cluster's data are worth: a sample, a sandbox, or in earnest. */
export const ClusterMarks = ({ visit, cluster }: { readonly visit: Visit; readonly cluster: CityCluster }) => {
  const words = wordsIn(adminWords, visit.language)
  return (
    <span class="marks">
      {cluster.isSample ? <span class="badge sample">{words.sample}</span> : null}
      {cluster.isSandbox ? <span class="badge sample">{words.sandbox}</span> : null}
      {cluster.isSample || cluster.isSandbox ? null : words.neither}
    </span>
  )
}

/** The clusters that the caller's key reaches. */
export const AdminClusters = ({ visit }: { readonly visit: Visit }) => {
  const words = wordsIn(adminWords, visit.language)
  return (
    <TableBox label={words.clusters} isLabelShown>
      <thead>
        <tr>
          {[words.code, words.name, words.marks].map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {visit.clusters.map((cluster) => (
          <tr>
            <td class="code nowrap">{cluster.code}</td>
            <th scope="row">
              <a href={`/console/${cluster.code}/admin`}>{cluster.name}</a>
            </th>
            <td>
              <ClusterMarks visit={visit} cluster={cluster} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}

interface FormProps {
  readonly visit: Visit
  readonly at: string
  readonly sent: (name: string) => string
}

/** Entering another. */
export const AdminClusterForm = ({ visit, at, sent }: FormProps) => {
  const words = wordsIn(adminWords, visit.language)
  return (
    <details class="card" open={sent('code') !== '' || sent('name') !== ''}>
      <summary>{words.make}</summary>
      <Form visit={visit} action={`${at}/clusters`} class="stack">
        <Field label={words.code} name="code" value={sent('code')} hint={words.codeHint} required />
        <Field label={words.name} name="name" value={sent('name')} required />
        <Check label={words.newSample} name="isSample" isOn={sent('isSample') !== ''} />
        <Check label={words.newSandbox} name="isSandbox" isOn={sent('isSandbox') !== ''} />
        <Check label={words.newSilence} name="silenceIsConsent" isOn={sent('silenceIsConsent') !== ''} />
        <button type="submit">{words.make}</button>
      </Form>
    </details>
  )
}
