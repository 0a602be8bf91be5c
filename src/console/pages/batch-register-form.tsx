import type { CityCluster } from '../../access/city-cluster.ts'
import type { SentForm } from '../forms.ts'
import { Field, Form } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { uploadWords } from '../words/batch-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly cluster: CityCluster
  readonly form: SentForm | null
}

/** The upload. Where scripts run the outcome comes below it and the chosen file stays; else the file is chosen again. */
export const BatchRegisterForm = ({ visit, cluster, form }: Props) => {
  const words = wordsIn(uploadWords, visit.language)
  const action = `/console/${cluster.code}/batches/register`
  const staying = {
    'hx-post': action,
    'hx-include': 'closest form',
    'hx-encoding': 'multipart/form-data',
    'hx-select': '#outcome',
    'hx-target': '#outcome',
    'hx-swap': 'outerHTML',
  }
  return (
    <Form visit={visit} action={action} isMultipart class="card stack">
      <div class="filters">
        <Field label={words.ordinal} name="ordinal" type="number" value={form?.text('ordinal')} required />
        <Field label={words.name} name="title" value={form?.text('title')} required />
        <Field label={words.document} name="documentNumber" value={form?.text('documentNumber')} />
        <Field label={words.publishedOn} name="publishedOn" type="date" value={form?.text('publishedOn')} />
      </div>
      <p class="field">
        <label for="file">{words.file}</label>
        <input id="file" name="file" type="file" accept=".xlsx,.csv" required />
      </p>
      <p class="choice">
        <label>
          <input type="checkbox" name="accept" value="yes" checked={form?.text('accept') === 'yes'} /> {words.accept}
        </label>
      </p>
      <div class="actions">
        <button type="submit" name="action" value="check" {...staying}>
          {words.check}
        </button>
        <button type="submit" name="action" value="register" class="plain" {...staying}>
          {words.register}
        </button>
        <button type="submit" name="action" value="marked" class="plain" data-stays="yes">
          {words.marked}
        </button>
      </div>
    </Form>
  )
}
