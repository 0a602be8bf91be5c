import type { Subscriber } from '../../feed/subscriber.ts'
import { Field, Form } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { wordsIn } from '../words/speak.ts'
import { webhookWords } from '../words/sync-webhook-words.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly one: Subscriber
}

/** What may be done with a subscriber. */
export const SubscriberActions = ({ visit, at, one }: Props) => {
  const words = wordsIn(webhookWords, visit.language)
  const isOn = one.state === 'ACTIVE' && one.isEntitled
  return (
    <section class="card stack">
      <Form visit={visit} action={`${at}/${isOn ? 'pause' : 'resume'}`}>
        <button type="submit">{isOn ? words.pause : words.resume}</button>
      </Form>
      <Form visit={visit} action={`${at}/rotate`} class="filters">
        <Field label={words.grace} name="graceMinutes" type="number" value="60" required />
        <button type="submit" class="plain">
          {words.rotate}
        </button>
      </Form>
      <Form visit={visit} action={`${at}/remove`}>
        <button type="submit" class="plain">
          {words.remove}
        </button>
      </Form>
    </section>
  )
}
