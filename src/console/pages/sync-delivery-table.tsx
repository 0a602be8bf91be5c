import { type Delivery, whyFailed } from '../../feed/delivery.ts'
import { Instant } from '../parts/day.tsx'
import { Form } from '../parts/form.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { wordsIn } from '../words/speak.ts'
import { failureText, signalWords, webhookWords } from '../words/sync-webhook-words.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly deliveries: readonly Delivery[]
}

/** How an attempt was answered. */
export const answerText = (delivery: Delivery, language: 'zh' | 'en'): string => {
  const why = whyFailed(delivery)
  return [delivery.status, why === null ? null : failureText(why, language)].filter((part) => part !== null).join(' ')
}

/** The attempts to tell a subscriber, the newest first. */
export const DeliveryTable = ({ visit, at, deliveries }: Props) => {
  const { language } = visit
  const words = wordsIn(webhookWords, language)
  return (
    <TableBox label={words.deliveries} isLabelShown>
      <thead>
        <tr>
          {[words.at, words.type, words.stretch, words.attempt, words.answer].map((head) => (
            <th scope="col">{head}</th>
          ))}
          <th scope="col" class="num">
            {words.duration}
          </th>
          <th scope="col">{words.resend}</th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((one) => (
          <tr>
            <td class="nowrap">
              <Instant at={one.attemptedAt} language={language} />
            </td>
            <td>{signalWords[one.type][language]}</td>
            <td class="nowrap">
              {one.after + 1}–{one.upTo}
            </td>
            <td class="nowrap">{one.attempt === 0 ? words.byHand : one.attempt}</td>
            <td>
              <span class={whyFailed(one) === null ? 'badge good' : 'badge bad'}>{answerText(one, language)}</span>
            </td>
            <td class="num">{one.durationMs} ms</td>
            <td>
              <Form visit={visit} action={`${at}/resend`}>
                <button type="submit" name="delivery" value={String(one.id)} class="plain">
                  {words.resend}
                </button>
              </Form>
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
