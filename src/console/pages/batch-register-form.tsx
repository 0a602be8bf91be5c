import type { CityCluster } from '../../access/city-cluster.ts'
import type { SentForm } from '../forms.ts'
import { Field, Form } from '../parts/form.tsx'
import { SheetActions, SheetField } from '../parts/sheet-upload.tsx'
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
  return (
    <Form visit={visit} action={action} isMultipart class="card stack">
      <div class="filters">
        <Field label={words.ordinal} name="ordinal" type="number" value={form?.text('ordinal')} required />
        <Field label={words.name} name="title" value={form?.text('title')} required />
        <Field label={words.document} name="documentNumber" value={form?.text('documentNumber')} />
        <Field label={words.publishedOn} name="publishedOn" type="date" value={form?.text('publishedOn')} />
      </div>
      <SheetField label={words.file} />
      <p class="choice">
        <label>
          <input type="checkbox" name="accept" value="yes" checked={form?.text('accept') === 'yes'} /> {words.accept}
        </label>
      </p>
      <SheetActions at={action} take="register" words={{ ...words, take: words.register }} />
    </Form>
  )
}
