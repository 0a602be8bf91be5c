import type { SyncPush } from '../../sync/sync-push.ts'
import { countText } from '../parts/amount.tsx'
import { Instant } from '../parts/day.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { wordsIn } from '../words/speak.ts'
import { pushWords } from '../words/sync-push-words.ts'
import { outcomeWords, pushModeWords, pushStateWords } from '../words/sync-words.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly pushes: readonly SyncPush[]
}

/** How urgent a state is. */
export const toneOf: Readonly<Record<SyncPush['state'], string>> = {
  ...{ OPEN: 'badge fair', BLOCKED: 'badge bad', APPLYING: 'badge fair' },
  ...{ DONE: 'badge good', ABANDONED: 'badge' },
}

/** The pushes of a source, each with what became of its rows. */
export const PushTable = ({ visit: { language }, at, pushes }: Props) => {
  const words = wordsIn(pushWords, language)
  const outcomes = ['CREATED', 'UPDATED', 'UNCHANGED', 'OUTDATED', 'CONFLICT', 'REJECTED'] as const
  return (
    <TableBox label={words.pushes} isLabelShown>
      <thead>
        <tr>
          {[words.push, words.started, words.mode, words.state].map((head) => (
            <th scope="col">{head}</th>
          ))}
          {[words.received, ...outcomes.map((outcome) => outcomeWords[outcome][language])].map((head) => (
            <th scope="col" class="num">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pushes.map((push) => (
          <tr>
            <th scope="row">
              <a href={`${at}/pushes/${push.code}`}>{push.code}</a>
            </th>
            <td class="nowrap">
              <Instant at={push.startedAt} language={language} />
            </td>
            <td>{pushModeWords[push.mode][language]}</td>
            <td>
              <span class={toneOf[push.state]}>{pushStateWords[push.state][language]}</span>
            </td>
            {[push.received, push.created, push.updated, push.unchanged, push.outdated].map((count) => (
              <td class="num">{countText(count)}</td>
            ))}
            <td class="num">{countText(push.conflict)}</td>
            <td class="num">{countText(push.rejected)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
