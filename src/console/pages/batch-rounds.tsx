import { codeOf } from '../../catalogue/service-item.ts'
import type { Consultation, Objection } from '../../recognition/consultation.ts'
import { Day, dayText } from '../parts/day.tsx'
import { Form } from '../parts/form.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { batchWords } from '../words/batch-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import type { BatchShown } from './batch-steps.tsx'

interface Props extends BatchShown {
  readonly rounds: readonly Consultation[]
}

const ObjectionLine = ({ objection, ...shown }: BatchShown & { readonly objection: Objection }) => {
  const { visit, cluster, batch, items } = shown
  const words = wordsIn(batchWords, visit.language)
  const item = items.get(objection.itemId)
  const code = item ? codeOf(item) : ''
  const isMine = visit.caller.role === 'COORDINATOR' && visit.caller.city === objection.city.code
  return (
    <li>
      <strong>{objection.city.name}</strong>{' '}
      <a href={`/console/${cluster.code}/items/${encodeURIComponent(code)}`}>{item?.name ?? code}</a>：
      {objection.reason}{' '}
      <span class="note">
        <Day day={objection.raisedOn} language={visit.language} />{' '}
        {objection.withdrawnOn ? fill(words.withdrawn, { day: dayText(objection.withdrawnOn, visit.language) }) : null}
      </span>
      {isMine && objection.withdrawnOn === null && batch.state === 'OUT_FOR_CONSULTATION' ? (
        <Form visit={visit} action={`/console/${cluster.code}/batches/${batch.ordinal}/withdraw`}>
          <input type="hidden" name="item" value={code} />
          <button type="submit" class="plain">
            {words.withdraw}
          </button>
        </Form>
      ) : null}
    </li>
  )
}

const Round = ({ round, ...shown }: BatchShown & { readonly round: Consultation }) => {
  const { language } = shown.visit
  const words = wordsIn(batchWords, language)
  const days = { n: round.round, from: dayText(round.openedOn, language), to: dayText(round.deadline, language) }
  return (
    <div class="columns two">
      <TableBox label={fill(words.round, days)} isLabelShown>
        <thead>
          <tr>
            <th scope="col">{words.city}</th>
            <th scope="col">{words.answer}</th>
            <th scope="col">{words.answered}</th>
          </tr>
        </thead>
        <tbody>
          {round.answers.map(({ city, manner, confirmedOn }) => (
            <tr>
              <th scope="row">{city.name}</th>
              <td>
                <span class={`badge ${manner ? 'good' : 'fair'}`}>{manner ? words[manner] : words.waiting}</span>
              </td>
              <td class="nowrap">
                <Day day={confirmedOn} language={language} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <section class="card">
        <h2>{words.objections}</h2>
        {round.objections.length === 0 ? <p class="note">{words.noObjections}</p> : null}
        <ul class="plain-list">
          {round.objections.map((objection) => (
            <ObjectionLine objection={objection} {...shown} />
          ))}
        </ul>
      </section>
    </div>
  )
}

/** The rounds of consultation, the latest first. */
export const BatchRounds = ({ rounds, ...shown }: Props) => (
  <>
    {rounds.toReversed().map((round) => (
      <Round round={round} {...shown} />
    ))}
  </>
)
