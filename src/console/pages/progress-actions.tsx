import type { Child } from 'hono/jsx'
import type { ProgressGrid } from '../../programme/read-progress-grid.ts'
import { Field } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { progressSheetWords } from '../words/progress-sheet-words.ts'
import { progressWords } from '../words/progress-words.ts'
import { wordsIn } from '../words/speak.ts'
import type { SentGrid } from './progress-sent.ts'

interface Props {
  readonly visit: Visit
  readonly grid: ProgressGrid
  readonly sent: SentGrid | null
  readonly mayCheck: boolean
  /** More rows follow on another page. */
  readonly hasNext: boolean
}

const lastOf = ({ to }: ProgressGrid, today: string): string => (to < today ? to : today)

/** The day of which the grid speaks, above it. */
export const ProgressDay = ({
  visit,
  grid,
  sent,
  sheetAt,
}: Omit<Props, 'mayCheck' | 'hasNext'> & { readonly sheetAt: string }) => {
  const words = wordsIn(progressWords, visit.language)
  const last = lastOf(grid, visit.today)
  return (
    <div class="grid-day">
      <p class="field">
        <label for="onDay">{words.onDay}</label>
        <input
          id="onDay"
          name="onDay"
          type="date"
          required
          min={grid.since}
          max={last}
          value={sent?.onDay || last}
          aria-describedby="onDay-hint"
        />
      </p>
      <p class="note" id="onDay-hint">
        {words.onDayHint}
        <br />
        {words.pasteHint} {words.reasonHint} <a href={sheetAt}>{progressSheetWords.title[visit.language]}</a>
      </p>
      <button type="submit" name="do" value="save" class="plain">
        {words.saveAll}
      </button>
    </div>
  )
}

/** What can be done with what is filled in, at the foot of the window. */
export const ProgressActions = ({ visit, sent, mayCheck, hasNext, children }: Props & { readonly children: Child }) => {
  const words = wordsIn(progressWords, visit.language)
  return (
    <div class="grid-actions">
      {children}
      <button type="submit" name="do" value="save">
        {hasNext ? words.savePage : words.saveAll}
      </button>
      {hasNext ? (
        <button type="submit" name="do" value="next" class="plain">
          {words.saveNext}
        </button>
      ) : null}
      {mayCheck ? (
        <>
          <button type="submit" name="do" value="release">
            {words.release}
          </button>
          <span class="return">
            <Field label={words.returnReason} name="returnReason" value={sent?.returnReason} autocomplete="off" />
            <button type="submit" name="do" value="return" class="plain">
              {words.return}
            </button>
          </span>
        </>
      ) : null}
    </div>
  )
}
