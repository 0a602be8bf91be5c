import { Instant } from '../parts/day.tsx'
import { figureCalled, figureSaid } from '../parts/figure-named.ts'
import { Empty } from '../parts/state.tsx'
import { answerMannerWords, objectionStateWords, sealWords } from '../words/seal-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { AnswerForm, ObjectForm } from './meeting-objection-forms.tsx'
import type { SealingProps } from './meeting-sealing.ts'

/** What was objected to and what became of it; the own city objects, the secretariat answers. */
export const Objections = (props: SealingProps) => {
  const { visit, sealing, nameOf } = props
  const { language } = visit
  const words = wordsIn(sealWords, language)
  return (
    <section class="card">
      <h2>{words.objections}</h2>
      {sealing.objections.length === 0 ? <Empty text={words.noObjections} /> : null}
      <ol class="tight">
        {sealing.objections.map(({ number, city, figure, value, expected, reason, objectedAt, ...became }) => (
          <li value={number}>
            <strong>{nameOf(city)}</strong> {figureCalled(figure, language, nameOf)}{' '}
            <span class={`badge ${became.state === 'OPEN' ? 'bad' : 'good'}`}>
              {objectionStateWords[became.state][language]}
            </span>{' '}
            <span class="note">
              {fill(expected === null ? words.said : words.saidAndExpected, {
                value: figureSaid(figure, value, language),
                expected: expected === null ? '' : figureSaid(figure, expected, language),
              })}{' '}
              <Instant at={objectedAt} language={language} />
            </span>
            <div class="said">{reason}</div>
            {became.answer ? (
              <div class="said">
                {became.manner ? `${answerMannerWords[became.manner][language]}：` : ''}
                {became.answer}
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      {sealing.isOpen && sealing.ownCity !== null ? <ObjectForm {...props} /> : null}
      {!sealing.sealed && sealing.isOffice && sealing.objections.some(({ state }) => state === 'OPEN') ? (
        <AnswerForm {...props} />
      ) : null}
    </section>
  )
}
