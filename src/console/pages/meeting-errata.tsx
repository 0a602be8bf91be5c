import { figureCalled, figureSaid } from '../parts/figure-named.ts'
import { Field, Form, Select } from '../parts/form.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { sealWords } from '../words/seal-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import type { SealingProps } from './meeting-sealing.ts'

/** What was corrected since the seal, and the secretariat's form for more. */
export const Errata = ({ visit, at, sealing, nameOf, sent }: SealingProps) => {
  const { language } = visit
  const words = wordsIn(sealWords, language)
  if (!sealing.sealed) return null
  const { errata } = sealing.sealed
  const figures = sealing.figures.map((id) => [id, figureCalled(id, language, nameOf)] as const)
  return (
    <section class="card">
      <h2>{words.errata}</h2>
      {errata.length === 0 ? <p class="none">{words.noErrata}</p> : null}
      <ol class="tight">
        {errata.map(({ figure, oldValue, newValue, reason }) => (
          <li>
            <strong>{figureCalled(figure, language, nameOf)}</strong>{' '}
            {fill(words.correction, {
              before: figureSaid(figure, oldValue, language),
              after: figureSaid(figure, newValue, language),
            })}
            <div class="said">{reason}</div>
          </li>
        ))}
      </ol>
      {sealing.isOffice ? (
        <Form visit={visit} action={at} class="stack">
          <h3>{words.recordErratum}</h3>
          <input type="hidden" name="act" value="erratum" />
          <Select label={words.figure} name="figure" value={sent('figure')} options={figures} />
          <Field label={words.right} name="value" value={sent('value')} hint={words.exact} />
          <TextArea label={words.reason} name="reason" value={sent('reason')} required />
          <button type="submit">{words.recordErratum}</button>
        </Form>
      ) : null}
    </section>
  )
}
