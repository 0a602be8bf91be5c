import type { Child } from 'hono/jsx'
import type { GridRow } from '../../programme/read-progress-grid.ts'
import { dayText } from '../parts/day.tsx'
import { changedAddress } from '../parts/pager.tsx'
import { planPaths } from '../plan-kinds.ts'
import { answerWords, obligationWords, progressWords } from '../words/progress-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import type { GridProps } from './progress-row.tsx'
import type { RowAnswer } from './progress-save.ts'
import { keyOf } from './progress-sent.ts'

interface Props extends GridProps {
  readonly row: GridRow
  readonly answer: RowAnswer | undefined
  readonly isOpen: boolean
  readonly isRevised: boolean
  readonly seen: string
  readonly children?: Child
}

const tones: Readonly<Record<string, string>> = { REPORTED: 'good', WAITING: 'fair', RETURNED: 'bad' }
const answerTones: Readonly<Record<RowAnswer['outcome'], string>> = {
  ...{ ENTERED: 'good', STEPPED: 'good', UNCHANGED: '', REJECTED: 'bad', OVERTAKEN: 'bad' },
}

/** How the row stands, and what became of it just now. */
const Marks = ({ row, answer, visit: { language } }: Pick<Props, 'row' | 'answer' | 'visit'>) => {
  const words = wordsIn(progressWords, language)
  // What was released and is being corrected waits again.
  const state = row.state === 'REPORTED' && row.said?.step === null ? 'WAITING' : row.state
  return (
    <span class="marks">
      <span class={`badge ${tones[state] ?? ''}`}>{obligationWords[state][language]}</span>
      {row.isLate ? <span class="badge bad">{words.late}</span> : null}
      {row.isRepeated ? <span class="badge fair">{words.repeated}</span> : null}
      {answer ? (
        <strong class={`badge ${answerTones[answer.outcome]}`}>{answerWords[answer.outcome][language]}</strong>
      ) : null}
    </span>
  )
}

/** The head of a row of the grid: which it is, how it stands, and what can be done with it. */
export const ProgressRowHead = (props: Props) => {
  const { row, visit, at, here, mayEnter, mayCheck, isOpen, isRevised, seen, answer, children } = props
  const { language } = visit
  const words = wordsIn(progressWords, language)
  const { said, list, year, number, title } = row
  const key = keyOf(row)
  const address = new URLSearchParams({
    list,
    year: String(year),
    number: String(number),
    onDay: said?.onDay ?? '',
    city: row.city,
  })
  return (
    <>
      {mayCheck ? (
        <td class="pick">
          {said?.step === 'RELEASED' && !isRevised ? null : (
            <input type="checkbox" name="pick" value={key} aria-labelledby={`${list}.pick ${key}`} />
          )}
        </td>
      ) : null}
      <th scope="row" class="row-head">
        <span id={key}>
          {number} <a href={`${at}/plan/${planPaths[list]}/${number}?year=${year}`}>{title}</a>
        </span>
        <Marks row={row} answer={answer} visit={visit} />
        {said?.step === 'RETURNED' ? (
          <span class="error">{fill(words.returnedFor, { reason: said.returnReason ?? '' })}</span>
        ) : null}
        {children}
        <span class="note">
          {said ? `${fill(words.enteredAs, { day: dayText(said.onDay, language) })} ` : null}
          {said ? (
            <a href={`${at}/progress/documents?${address}`}>{fill(words.documents, { n: said.documents.length })}</a>
          ) : null}
          {mayEnter && !isOpen && said ? (
            <a href={`${changedAddress(new URL(here, visit.url), { revise: key })}#${key}`}> {words.revise}</a>
          ) : null}
        </span>
        {isOpen && said?.step === 'RETURNED' ? (
          <label class="again">
            <input type="checkbox" name={`${key}.again`} value="yes" /> {words.again}
          </label>
        ) : null}
        {isOpen ? (
          <>
            <input type="hidden" name={`${key}.seen`} value={seen} />
            <button
              type="submit"
              class="plain small"
              name="only"
              value={key}
              aria-label={`${words.save} ${number} ${title}`}
              hx-post={here}
              hx-target={`#row-${key}`}
              hx-select={`#row-${key}`}
              hx-swap="outerHTML"
            >
              {words.save}
            </button>
          </>
        ) : null}
        {isRevised ? <input type="hidden" name={`${key}.revises`} value="yes" /> : null}
      </th>
    </>
  )
}
