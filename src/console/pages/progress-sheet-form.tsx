import { planLists } from '../../programme/plan-row.ts'
import type { SentForm } from '../forms.ts'
import { Check } from '../parts/check.tsx'
import { Field, Form, Select } from '../parts/form.tsx'
import { SheetActions } from '../parts/sheet-upload.tsx'
import { TextArea } from '../parts/text-area.tsx'
import type { Visit } from '../visit.ts'
import { listWords } from '../words/plan-words.ts'
import { progressSheetWords } from '../words/progress-sheet-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly action: string
  readonly form: SentForm | null
  /** The sheet that was pasted. */
  readonly text: string
  readonly onDay: string
}

/** A sheet pasted or uploaded; where scripts run the outcome comes below it and what was pasted stays. */
export const ProgressSheetForm = ({ visit, action, form, text, onDay }: Props) => {
  const words = wordsIn(progressSheetWords, visit.language)
  const lists = planLists.map((one) => [one, listWords[one][visit.language]] as const)
  return (
    <Form visit={visit} action={action} isMultipart class="card stack">
      <TextArea label={words.text} name="text" value={text} rows={10} />
      <div class="filters">
        <p class="field">
          <label for="file">{words.file}</label>
          <input id="file" name="file" type="file" accept=".xlsx,.csv" />
        </p>
        <Select label={words.list} name="list" value={form?.text('list') || 'PROJECT'} options={lists} />
        <Field label={words.onDay} name="onDay" type="date" value={onDay} required />
      </div>
      <Check label={words.accept} name="accept" isOn={form ? form.text('accept') === 'yes' : true} />
      <Check label={words.revise} name="revise" isOn={form?.text('revise') === 'yes'} />
      <SheetActions at={action} take="take" words={words} />
    </Form>
  )
}
