import { figureCalled } from '../parts/figure-named.ts'
import { Field, Form, Select } from '../parts/form.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { answerMannerWords, sealWords } from '../words/seal-words.ts'
import { wordsIn } from '../words/speak.ts'
import type { SealingProps } from './meeting-sealing.ts'

/** A city's objection to a figure. */
export const ObjectForm = ({ visit, at, sealing, nameOf, sent }: SealingProps) => {
  const words = wordsIn(sealWords, visit.language)
  const figures = sealing.figures.map((id) => [id, figureCalled(id, visit.language, nameOf)] as const)
  return (
    <Form visit={visit} action={at} class="stack" id="object">
      <h3>{words.object}</h3>
      <input type="hidden" name="act" value="object" />
      <Select label={words.figure} name="figure" value={sent('figure')} options={figures} />
      <Field label={words.expected} name="expected" value={sent('expected')} hint={words.exact} />
      <TextArea label={words.reason} name="reason" value={sent('reason')} required />
      <button type="submit">{words.object}</button>
    </Form>
  )
}

/** The secretariat's answer to an objection that is open. */
export const AnswerForm = ({ visit, at, sealing, nameOf, sent }: SealingProps) => {
  const { language } = visit
  const words = wordsIn(sealWords, language)
  const open = sealing.objections.filter(({ state }) => state === 'OPEN')
  const options = open.map(({ number, city, figure }) => {
    return [String(number), `${number} ${nameOf(city)} ${figureCalled(figure, language, nameOf)}`] as const
  })
  const manners = (['CORRECTED', 'KEPT'] as const).map((code) => [code, answerMannerWords[code][language]] as const)
  return (
    <Form visit={visit} action={at} class="stack">
      <h3>{words.answer}</h3>
      <input type="hidden" name="act" value="answer" />
      <Select label={words.objections} name="objection" value={sent('objection')} options={options} />
      <Select label={words.manner} name="manner" value={sent('manner')} options={manners} />
      <TextArea label={words.answerText} name="text" value={sent('text')} required />
      <button type="submit">{words.answer}</button>
    </Form>
  )
}
