import { planLists } from '../../programme/plan-row.ts'
import type { SentForm } from '../forms.ts'
import { Field, Form, Select } from '../parts/form.tsx'
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
  const staying = {
    ...{ 'hx-post': action, 'hx-include': 'closest form', 'hx-encoding': 'multipart/form-data' },
    ...{ 'hx-select': '#outcome', 'hx-target': '#outcome', 'hx-swap': 'outerHTML' },
  }
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
        <button type="submit" name="action" value="import" class="plain" {...staying}>
          {words.import}
        </button>
        <button type="submit" name="action" value="marked" class="plain" data-stays="yes">
          {words.marked}
        </button>
      </div>
    </Form>
  )
}
