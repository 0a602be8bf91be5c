import type { Problem } from '../../base/problem.ts'
import type { RowOutcome } from '../../sync/row-outcome.ts'
import type { RowToMend } from '../mended-row.ts'
import { instantText } from '../parts/day.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { SourceHead } from '../parts/sync-head.tsx'
import { show } from '../respond.tsx'
import type { ConsoleContext } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { mendWords } from '../words/sync-rejected-words.ts'
import { outcomeWords } from '../words/sync-words.ts'
import { MendForm, type MendFormProps } from './sync-mend-form.tsx'

interface Props extends Omit<MendFormProps, 'shown'> {
  /** Null: the row has no fields. */
  readonly shown: RowToMend | null
  readonly answer?: { readonly outcome: RowOutcome; readonly isCheck: boolean; readonly about: readonly Problem[] }
  /** The row was pushed anew while the form stood open. */
  readonly isOther?: boolean
}

const isTaken = (outcome: RowOutcome): boolean => ['CREATED', 'UPDATED', 'UNCHANGED'].includes(outcome)

/** What became of a try. */
const Answer = ({ visit: { language }, answer }: Pick<Props, 'visit' | 'answer'>) => {
  if (!answer) return null
  const words = wordsIn(mendWords, language)
  const outcome = outcomeWords[answer.outcome][language]
  const good = isTaken(answer.outcome)
  return (
    <section class={good ? 'done' : 'problems errors'} role={good ? 'status' : 'alert'}>
      <p>
        {fill(answer.isCheck ? words.checked : words.refused, { outcome })} {good ? words.wouldDo : null}
      </p>
    </section>
  )
}

/** The page of a row that waits. */
export const showMend = (context: ConsoleContext, props: Props) => {
  const { visit, source, row, shown, answer, isOther } = props
  const { language } = visit
  const words = wordsIn(mendWords, language)
  const title = fill(words.title, { row: row.rowId })
  const note = fill(words.note, {
    push: row.push,
    at: instantText(row.lastRejectedAt, language),
    version: row.version ?? '—',
    outcome: outcomeWords[row.outcome][language],
  })
  const isRefused = isOther === true || (answer !== undefined && !isTaken(answer.outcome))
  return show(
    context,
    { title, cluster: source.cluster, section: 'sync', status: isRefused ? 422 : 200 },
    <>
      <SourceHead visit={visit} source={source} current="rejected" title={title} note={note} />
      {isOther ? <p class="problems">{words.isOther}</p> : null}
      <Answer visit={visit} answer={answer} />
      <ProblemList problems={answer?.about ?? []} language={language} />
      <ProblemList problems={shown?.problems ?? row.problems} language={language} />
      {shown ? <MendForm {...props} shown={shown} /> : <p class="note">{words.unreadable}</p>}
      <details class="card">
        <summary>{words.asSent}</summary>
        <pre class="said">{row.sent}</pre>
      </details>
    </>,
  )
}
