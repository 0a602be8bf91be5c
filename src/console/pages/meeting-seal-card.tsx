import { Instant } from '../parts/day.tsx'
import { Field, Form, Select } from '../parts/form.tsx'
import { sealWords } from '../words/seal-words.ts'
import { wordsIn } from '../words/speak.ts'
import type { SealingProps } from './meeting-sealing.ts'

/** The seal that there is, or the secretariat's form for it. */
export const SealCard = ({ visit, at, sealing, nameOf, sent }: SealingProps) => {
  const { language } = visit
  const words = wordsIn(sealWords, language)
  if (sealing.sealed) {
    const { sealedAt, hash, unconfirmedCities, unconfirmedReason } = sealing.sealed.seal
    return (
      <section class="card">
        <h2>{words.sealed}</h2>
        <dl class="facts">
          <dt>{words.sealedAt}</dt>
          <dd>
            <Instant at={sealedAt} language={language} />
          </dd>
          <dt>{words.contentHash}</dt>
          <dd class="said">{hash}</dd>
          <dt>{words.unconfirmed}</dt>
          <dd>
            {unconfirmedCities.map(nameOf).join('、') || '—'} <span class="note">{unconfirmedReason}</span>
          </dd>
        </dl>
        <p>
          <a href={at.replace(/seal$/, 'compare')}>{words.compare}</a>
        </p>
      </section>
    )
  }
  if (!sealing.isOpen) return <p class="note">{words.cutOffFirst}</p>
  if (!sealing.isOffice) return null
  const evenSo = [['', words.no] as const, ['yes', words.yes] as const]
  return (
    <Form visit={visit} action={at} class="stack card">
      <h2>{words.seal}</h2>
      <p class="note">{words.sealHint}</p>
      <input type="hidden" name="act" value="seal" />
      <Select label={words.evenUnconfirmed} name="evenUnconfirmed" value={sent('evenUnconfirmed')} options={evenSo} />
      <Field label={words.sealReason} name="why" value={sent('why')} />
      <button type="submit">{words.seal}</button>
    </Form>
  )
}
