import { planLists } from '../../programme/plan-row.ts'
import type { SentForm } from '../forms.ts'
import { Field, Form, Select } from '../parts/form.tsx'
import { SheetActions, SheetField } from '../parts/sheet-upload.tsx'
import type { Visit } from '../visit.ts'
import { importWords, unitWords } from '../words/plan-import-words.ts'
import { listWords } from '../words/plan-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly action: string
  readonly form: SentForm | null
  readonly list: string
  readonly year: number
}

/** The upload; where scripts run the outcome comes below it and the chosen file stays. */
export const PlanImportForm = ({ visit, action, form, list, year }: Props) => {
  const { language } = visit
  const words = wordsIn(importWords, language)
  const lists = planLists.map((one) => [one, listWords[one][language]] as const)
  const units = Object.entries(unitWords).map(([unit, word]) => [unit, word[language]] as const)
  return (
    <Form visit={visit} action={action} isMultipart class="card stack">
      <div class="filters">
        <Select label={words.list} name="list" value={list} options={lists} />
        <Field label={words.year} name="year" type="number" value={String(year)} required />
        <Field label={words.validFrom} name="validFrom" type="date" value={form?.text('validFrom')} />
        <Select label={words.unit} name="unit" value={form?.text('unit')} options={[['', words.ofHeader], ...units]} />
      </div>
      <SheetField label={words.file} />
      <p class="choice">
        <label>
          <input type="checkbox" name="accept" value="yes" checked={form?.text('accept') === 'yes'} /> {words.accept}
        </label>
      </p>
      <SheetActions at={action} take="import" words={{ ...words, take: words.import }} />
    </Form>
  )
}
