import type { SyncAlert } from '../../feed/alert.ts'
import type { SourceScore } from '../../feed/partner.ts'
import type { SourceAt } from '../in-source.ts'
import { Instant } from '../parts/day.tsx'
import { Field, Form } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { wordsIn } from '../words/speak.ts'
import { alertWords, sourceWords } from '../words/sync-push-words.ts'

interface Props {
  readonly visit: Visit
  readonly source: SourceAt
}

const percent = (share: number): string => String(Math.round(share * 10_000) / 100)

/** What is expected of a source, to be changed. */
export const SourceSettings = ({ visit, source, score }: Props & { readonly score: SourceScore }) => {
  const words = wordsIn(sourceWords, visit.language)
  return (
    <Form visit={visit} action={`${source.at}/settings`} class="card stack">
      <h2>{words.settings}</h2>
      <Field label={words.cadenceHours} name="cadenceHours" type="number" value={String(score.cadenceHours)} required />
      <Field label={words.dropShare} name="dropShare" value={percent(score.dropShare)} required />
      <Field label={words.rejectedShare} name="rejectedShare" value={percent(score.rejectedShare)} required />
      <button type="submit">{words.save}</button>
    </Form>
  )
}

/** The alerts that nobody looks after yet. */
export const SourceAlerts = ({
  visit,
  source,
  alerts,
  mayAnswer,
}: Props & { readonly alerts: readonly SyncAlert[]; readonly mayAnswer: boolean }) => {
  const { language } = visit
  const words = wordsIn(sourceWords, language)
  return (
    <section class="card">
      <h2>{words.alerts}</h2>
      {alerts.length === 0 ? <p class="note">{words.noAlerts}</p> : null}
      <ul class="plain-list">
        {alerts.map((alert) => (
          <li>
            <span class="badge bad">{alertWords[alert.reason][language]}</span>{' '}
            {alert.push ? <a href={`${source.at}/pushes/${alert.push}`}>{alert.push}</a> : null}{' '}
            <Instant at={alert.raisedAt} language={language} />
            {mayAnswer ? (
              <Form visit={visit} action={`${source.at}/alerts/${alert.id}`} class="filters">
                <p class="field">
                  <label for={`note-${alert.id}`}>{words.note}</label>
                  <input id={`note-${alert.id}`} name="note" />
                </p>
                <button type="submit" class="plain">
                  {words.acknowledge}
                </button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
