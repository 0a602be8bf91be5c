import type { SentForm } from '../forms.ts'
import { Form } from '../parts/form.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { planPaths } from '../plan-kinds.ts'
import type { ReportedRow, Reporting } from '../progress-rows.ts'
import type { Answers } from '../save-progress.ts'
import type { Visit } from '../visit.ts'
import { progressWords } from '../words/progress-words.ts'
import { wordsIn } from '../words/speak.ts'
import { ProgressGridRow } from './progress-grid-row.tsx'

export interface GridProps {
  readonly visit: Visit
  readonly reporting: Reporting
  /** What was typed, where it was not saved. */
  readonly form: SentForm | null
  readonly answers: Answers
}

const Checking = ({ visit }: Pick<GridProps, 'visit'>) => {
  const words = wordsIn(progressWords, visit.language)
  return (
    <>
      <button type="submit" name="step" value="release">
        {words.release}
      </button>
      <input name="returnReason" aria-label={words.returnReason} placeholder={words.returnReason} />
      <button type="submit" name="step" value="return" class="plain">
        {words.return}
      </button>
    </>
  )
}

/** The grid: what was said last beside what is to be said now. */
export const ProgressGrid = ({ rows, ...props }: GridProps & { readonly rows: readonly ReportedRow[] }) => {
  const { visit, reporting } = props
  const words = wordsIn(progressWords, visit.language)
  const mayCheck = visit.caller.role === 'COORDINATOR'
  const money = reporting.list === 'PROJECT' ? [words.completedThisYear, words.completedSinceStart, words.physical] : []
  const heads = [words.number, words.row, words.before, ...money, words.stage, words.isDone, words.text, words.reason]
  return (
    <Form visit={visit} action={visit.url.pathname} class="grid-form">
      <input type="hidden" name="list" value={planPaths[reporting.list]} />
      <input type="hidden" name="day" value={reporting.onDay} />
      <p class="note">{words.pasteHint}</p>
      <TableBox label={words.title} class="grid">
        <thead>
          <tr>
            {mayCheck ? (
              <th scope="col">
                <input type="checkbox" data-pick-all aria-label={words.pickAll} />
              </th>
            ) : null}
            {[...heads, words.state].map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ProgressGridRow {...props} {...row} mayCheck={mayCheck} />
          ))}
        </tbody>
      </TableBox>
      <div class="actions bottom">
        <button type="submit" name="save" value="all">
          {words.saveAll}
        </button>
        {mayCheck ? <Checking visit={visit} /> : null}
      </div>
    </Form>
  )
}
