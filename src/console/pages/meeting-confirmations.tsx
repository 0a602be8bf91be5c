import { Instant } from '../parts/day.tsx'
import { Form } from '../parts/form.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { confirmationWords } from '../words/meeting-words.ts'
import { sealWords } from '../words/seal-words.ts'
import { wordsIn } from '../words/speak.ts'
import type { SealingProps } from './meeting-sealing.ts'

/** How each city stands to its figures, and the own city's confirmation. */
export const Confirmations = ({ visit, at, sealing, nameOf }: SealingProps) => {
  const { language } = visit
  const words = wordsIn(sealWords, language)
  const { confirmations, ownCity, isOpen } = sealing
  const own = confirmations.find(({ city }) => city === ownCity)
  return (
    <>
      <TableBox label={words.confirmation} isLabelShown>
        <thead>
          <tr>
            <th scope="col">{words.city}</th>
            <th scope="col">{words.confirmation}</th>
            <th scope="col">{words.confirmedAt}</th>
          </tr>
        </thead>
        <tbody>
          {confirmations.map(({ city, state, confirmedAt }) => (
            <tr>
              <th scope="row">{nameOf(city)}</th>
              <td>
                <span class={`badge ${state === 'CONFIRMED' ? 'good' : 'fair'}`}>
                  {confirmationWords[state][language]}
                </span>
              </td>
              <td class="nowrap">{confirmedAt ? <Instant at={confirmedAt} language={language} /> : '—'}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      {isOpen && own && own.state !== 'CONFIRMED' ? (
        <Form visit={visit} action={at} class="stack card">
          <input type="hidden" name="act" value="confirm" />
          <input type="hidden" name="figuresHash" value={own.figuresHash} />
          <p class="note">{words.confirmHint}</p>
          <button type="submit">{words.confirm}</button>
        </Form>
      ) : null}
    </>
  )
}
