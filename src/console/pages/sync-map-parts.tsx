import type { CodeMapRevision } from '../../sync/code-map.sql.ts'
import type { CodeMapEntry } from '../../sync/code-map.ts'
import type { SourceAt } from '../in-source.ts'
import { fieldText, oursText } from '../map-draft.ts'
import type { MapEffect } from '../map-effect.ts'
import { Instant } from '../parts/day.tsx'
import { Form } from '../parts/form.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { mapWords } from '../words/sync-map-words.ts'

const Entry = ({ visit: { language }, entry }: { readonly visit: Visit; readonly entry: CodeMapEntry }) => (
  <li>
    {entry.field === null ? mapWords.column[language] : fieldText(entry.field, language)}{' '}
    {entry.ours === null ? <del>{entry.theirs}</del> : `${entry.theirs} → ${oursText(entry)}`}
  </li>
)

/** What publishing a draft would change, and how many of the rows that wait could be read then. */
export const EffectOfMap = ({ visit, effect }: { readonly visit: Visit; readonly effect: MapEffect }) => {
  const { language } = visit
  const words = wordsIn(mapWords, language)
  const { changes } = effect
  return (
    <section class="card">
      <h2>{changes.length === 0 ? words.noChanges : fill(words.changes, { n: changes.length })}</h2>
      {changes.length === 0 ? null : (
        <TableBox label={fill(words.changes, { n: changes.length })}>
          <thead>
            <tr>
              {[words.kind, words.theirs, words.before, words.after].map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.map(({ entry, before }) => (
              <tr>
                <td>{entry.field === null ? words.column : fieldText(entry.field, language)}</td>
                <th scope="row">{entry.theirs}</th>
                <td>{before === null ? <span class="none">—</span> : oursText({ ...entry, ours: before })}</td>
                <td>{entry.ours === null ? <span class="none">—</span> : oursText(entry)}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
      {effect.waiting > 0 ? (
        <p>{fill(words.effect, { all: effect.waiting, readable: effect.readable, now: effect.readableNow })}</p>
      ) : null}
    </section>
  )
}

/** The last versions, each with what it said anew. */
export const Revisions = ({
  visit,
  revisions,
}: {
  readonly visit: Visit
  readonly revisions: readonly CodeMapRevision[]
}) => {
  const words = wordsIn(mapWords, visit.language)
  if (revisions.length === 0) return null
  return (
    <section class="card">
      <h2>{words.revisions}</h2>
      {revisions.map(({ revision, recordedAt, actor, entries }) => (
        <details>
          <summary>
            {fill(words.revision, { n: revision })} <Instant at={recordedAt} language={visit.language} />{' '}
            <code>{actor}</code>
          </summary>
          <ul>
            {entries.map((entry) => (
              <Entry visit={visit} entry={entry} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

/** A catalogue whose profile proposes what the map needs. */
export const ProposeForm = ({ visit, source }: { readonly visit: Visit; readonly source: SourceAt }) => {
  const words = wordsIn(mapWords, visit.language)
  return (
    <Form visit={visit} action={`${source.at}/map/propose`} isMultipart class="card stack">
      <h2>{words.propose}</h2>
      <p class="note">{words.proposeHint}</p>
      <p class="field">
        <label for="file">{words.file}</label>
        <input id="file" name="file" type="file" accept=".xlsx,.csv,.ndjson,.json" required />
      </p>
      <button type="submit" class="plain">
        {words.proposal}
      </button>
    </Form>
  )
}
