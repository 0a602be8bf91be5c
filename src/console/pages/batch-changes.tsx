import { Field } from '../parts/form.tsx'
import { TextArea } from '../parts/text-area.tsx'
import type { Visit } from '../visit.ts'
import { batchWords } from '../words/batch-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  /** What was filled in before it was refused, or what the address says. */
  readonly sent: (name: string) => string
}

/** Taking items out of a draft. */
export const DropFields = ({ visit, sent }: Props) => {
  const words = wordsIn(batchWords, visit.language)
  return (
    <>
      <TextArea label={words.codes} name="dropped" value={sent('dropped')} hint={words.codesHint} required />
      <Field label={words.reason} name="dropReason" value={sent('dropReason')} required />
    </>
  )
}

/** Adding items to a published batch and withdrawing some, from a day on. */
export const AdjustFields = ({ visit, sent }: Props) => {
  const words = wordsIn(batchWords, visit.language)
  return (
    <>
      <p class="note">{words.adjustNote}</p>
      <Field label={words.document} name="adjustDocument" value={sent('adjustDocument')} required />
      <Field
        label={words.effectiveOn}
        name="effectiveOn"
        type="date"
        value={sent('effectiveOn') || visit.today}
        required
      />
      <TextArea label={words.toAdd} name="add" value={sent('add')} hint={words.toAddHint} />
      <TextArea label={words.toWithdraw} name="withdrawn" value={sent('withdrawn')} hint={words.codesHint} />
      <Field label={words.reason} name="adjustReason" value={sent('adjustReason')} />
    </>
  )
}
