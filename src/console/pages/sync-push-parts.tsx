import type { ChunkSummary } from '../../sync/chunk.sql.ts'
import { rowOutcomes } from '../../sync/row-outcome.ts'
import type { SyncPush } from '../../sync/sync-push.ts'
import { type SourceAt, sourceQuery } from '../in-source.ts'
import { countText, shareText } from '../parts/amount.tsx'
import { instantText } from '../parts/day.tsx'
import { Figure, Figures } from '../parts/figure.tsx'
import { Form } from '../parts/form.tsx'
import { mayPush } from '../parts/sync-head.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { pushWords } from '../words/sync-push-words.ts'
import { outcomeWords, pushModeWords, pushStateWords } from '../words/sync-words.ts'
import { toneOf } from './sync-push-table.tsx'

interface Props {
  readonly visit: Visit
  readonly source: SourceAt
  readonly push: SyncPush
  readonly dropShare: number
}

/** What goes on with a push that is not over: confirmed, ended or given up by whoever may push. */
export const PushActions = ({ visit, source, push, dropShare }: Props) => {
  const words = wordsIn(pushWords, visit.language)
  if (push.state === 'DONE' || push.state === 'ABANDONED') return null
  const { rowsBefore: before, rowsNow: now } = push
  const verb = { OPEN: words.finish, BLOCKED: words.confirm, APPLYING: words.goOn }[push.state]
  const at = `${source.at}/pushes/${push.code}`
  return (
    <section class="problems">
      {push.state === 'BLOCKED' ? (
        <p>{fill(words.drop, { before: before ?? 0, now: now ?? 0, share: shareText(dropShare) })}</p>
      ) : (
        <p>{pushStateWords[push.state][visit.language]}</p>
      )}
      {mayPush(visit, source) ? (
        <div class="actions">
          <Form visit={visit} action={`${at}/finish`}>
            <input type="hidden" name="chunks" value={String(push.chunks)} />
            <input type="hidden" name="confirm" value={push.state === 'OPEN' ? 'no' : 'yes'} />
            <button type="submit">{verb}</button>
          </Form>
          <Form visit={visit} action={`${at}/abandon`}>
            <button type="submit" class="plain">
              {words.abandon}
            </button>
          </Form>
        </div>
      ) : null}
    </section>
  )
}

const Missing = ({ visit, push }: Pick<Props, 'visit' | 'push'>) => {
  if (!push.missingCount) return null
  const rows = push.missingRows ?? []
  return (
    <details class="card">
      <summary>{fill(pushWords.missing[visit.language], { n: countText(push.missingCount) })}</summary>
      <p class="said">{rows.join('\n')}</p>
      {rows.length < push.missingCount ? <p>…</p> : null}
    </details>
  )
}

/** How it stands, in figures, and what can be downloaded of it. */
export const PushFacts = ({ visit, source, push }: Props) => {
  const { language } = visit
  const words = wordsIn(pushWords, language)
  const outcomes = `/sync/pushes/${push.code}/outcomes?${sourceQuery(source)}`
  const counts = { CREATED: push.created, UPDATED: push.updated, UNCHANGED: push.unchanged, OUTDATED: push.outdated }
  const all = { ...counts, CONFLICT: push.conflict, REJECTED: push.rejected }
  return (
    <>
      <section class="card">
        <p>
          <span class={toneOf[push.state]}>{pushStateWords[push.state][language]}</span>{' '}
          {pushModeWords[push.mode][language]}；{fill(words.applied, { applied: push.applied, chunks: push.chunks })}
          {push.endedAt ? `；${fill(words.ended, { at: instantText(push.endedAt, language) })}` : null}
        </p>
        <p class="actions">
          <a class="button plain" href={outcomes}>
            {words.outcomes}
          </a>
          <a class="button plain" href={`${outcomes}&only=REJECTED,CONFLICT`}>
            {words.outcomesBad}
          </a>
          {push.rejected + push.conflict > 0 ? <a href={`${source.at}/rejected`}>{words.toRejected}</a> : null}
        </p>
      </section>
      <Figures>
        <Figure label={words.received} value={countText(push.received)} />
        {rowOutcomes.map((outcome) => (
          <Figure label={outcomeWords[outcome][language]} value={countText(all[outcome])} />
        ))}
        <Figure label={words.repeated} value={countText(push.repeated)} />
      </Figures>
      <Missing visit={visit} push={push} />
    </>
  )
}

/** The chunks in which it came. */
export const ChunkTable = ({ visit, chunks }: Pick<Props, 'visit'> & { readonly chunks: readonly ChunkSummary[] }) => {
  const words = wordsIn(pushWords, visit.language)
  return (
    <TableBox label={words.chunks} isLabelShown>
      <thead>
        <tr>
          <th scope="col" class="num">
            {words.chunk}
          </th>
          <th scope="col" class="num">
            {words.rows}
          </th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.body}</th>
        </tr>
      </thead>
      <tbody>
        {chunks.map(({ number, rowCount, counts, bodyHash }) => (
          <tr>
            <th scope="row" class="num">
              {number}
            </th>
            <td class="num">{countText(rowCount)}</td>
            <td>
              {counts === null
                ? words.staged
                : `${outcomeWords.REJECTED[visit.language]} ${counts.rejected + counts.conflict}`}
            </td>
            <td>
              <code class="hash">{bodyHash}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
