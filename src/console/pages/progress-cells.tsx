import { moneyText } from '../../base/money.ts'
import type { ListedProgress } from '../../programme/listed-progress.sql.ts'
import type { PlanList } from '../../programme/plan-row.ts'
import { type Language, messageOf } from '../../report/problem-wording.ts'
import { Day } from '../parts/day.tsx'
import type { RowAnswer } from '../save-progress.ts'
import { progressStateWords, stageWords } from '../words/plan-row-words.ts'
import { progressWords } from '../words/progress-words.ts'
import { wordsIn } from '../words/speak.ts'

interface LastProps {
  readonly before: ListedProgress | null
  readonly list: PlanList
  readonly language: Language
}

const wan = (fen: number | null): string => (fen === null ? '—' : moneyText(fen, 'WAN_YUAN'))

/** What counted before: the day, the figures, the words. */
export const LastPeriod = ({ before, list, language }: LastProps) => {
  if (before === null) return <td class="none">{progressWords.noBefore[language]}</td>
  const stage = before.stage === null ? '' : (stageWords[before.stage]?.[language] ?? '')
  return (
    <td class="last">
      <span class="note nowrap">
        <Day day={before.onDay} language={language} />
      </span>{' '}
      {list === 'PROJECT' ? (
        <span class="nowrap">
          {wan(before.completedThisYearFen)} / {wan(before.completedSinceStartFen)}
        </span>
      ) : null}{' '}
      {before.physicalPermille === null ? '' : `${before.physicalPermille / 10}% `}
      {stage}
      {before.text ? <span class="note said">{before.text}</span> : null}
    </td>
  )
}

interface StateProps {
  readonly now: ListedProgress | null
  readonly answer: RowAnswer | undefined
  readonly number: number
  readonly action: string
  readonly language: Language
}

const tones: Readonly<Record<string, string>> = { RELEASED: 'good', ENTERED: 'fair', RETURNED: 'bad' }

/** How the row stands, what became of it just now, and its button: where scripts run the row alone is shown anew. */
export const RowState = ({ now, answer, number, action, language }: StateProps) => {
  const words = wordsIn(progressWords, language)
  return (
    <td class="row-state">
      <span class={`badge ${tones[now?.state ?? ''] ?? ''}`}>
        {now ? progressStateWords[now.state][language] : words.none}
      </span>{' '}
      <button
        type="submit"
        class="plain small"
        name="save"
        value={String(number)}
        hx-post={action}
        hx-select={`#row-${number}`}
        hx-target="closest tr"
        hx-swap="outerHTML"
      >
        {words.save}
      </button>
      {now?.state === 'RETURNED' && now.returnReason ? <span class="why">{now.returnReason}</span> : null}
      {answer ? (
        <span class={answer.isRefused ? 'why' : 'said good'} role="status">
          {words[answer.word]}
        </span>
      ) : null}
      {answer?.problems.map((found) => (
        <span class={found.severity === 'ERROR' ? 'why' : 'why warning'}>{messageOf(found, language)}</span>
      ))}
    </td>
  )
}
