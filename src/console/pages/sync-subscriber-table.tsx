import type { Subscriber } from '../../feed/subscriber.ts'
import { cityOrOffice } from '../city-or-office.ts'
import { countText } from '../parts/amount.tsx'
import { Instant } from '../parts/day.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { failureText, subscriberStateWords, webhookWords } from '../words/sync-webhook-words.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly subscribers: readonly Subscriber[]
  readonly nameOf: (city: string) => string
}

export const subscriberTone: Readonly<Record<Subscriber['state'], string>> = {
  ...{ ACTIVE: 'badge good', PAUSED: 'badge fair', DEAD: 'badge bad' },
}

/** Who is told by webhook, and how far each has come. */
export const SubscriberTable = ({ visit: { language }, at, subscribers, nameOf }: Props) => {
  const words = wordsIn(webhookWords, language)
  return (
    <TableBox label={words.subscribers}>
      <thead>
        <tr>
          {[words.url, words.city, words.holder, words.state].map((head) => (
            <th scope="col">{head}</th>
          ))}
          <th scope="col" class="num">
            {words.behind}
          </th>
          <th scope="col">{words.acknowledged}</th>
          <th scope="col">{words.failure}</th>
        </tr>
      </thead>
      <tbody>
        {subscribers.map((one) => (
          <tr>
            <th scope="row" class="anywhere">
              <a href={`${at}/${one.id}`}>{one.url}</a>
            </th>
            <td class="nowrap">{cityOrOffice(one.city, nameOf, language)}</td>
            <td>{one.holder}</td>
            <td>
              <span class={subscriberTone[one.state]}>{subscriberStateWords[one.state][language]}</span>
            </td>
            <td class="num">{fill(words.behindCount, { n: countText(one.behind) })}</td>
            <td>{one.acknowledgedAt ? <Instant at={one.acknowledgedAt} language={language} /> : words.never}</td>
            <td>{one.lastFailure ? failureText(one.lastFailure, language) : <span class="none">—</span>}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
