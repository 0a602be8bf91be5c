import type { Child } from 'hono/jsx'
import { isError, type Problem } from '../../base/problem.ts'
import type { PlanList } from '../../programme/plan-row.ts'
import { stagesOf } from '../../programme/progress-entry.ts'
import type { Language } from '../../report/problem-wording.ts'
import { saidOnPage } from '../said-on-page.ts'
import { progressWords } from '../words/progress-words.ts'
import { wordsIn } from '../words/speak.ts'
import { stageText } from '../words/stage-words.ts'
import { fieldOfCell, type GridCell, type RowTexts } from './progress-texts.ts'

export interface CellProps {
  readonly list: PlanList
  readonly rowKey: string
  readonly cell: GridCell
  readonly texts: RowTexts
  /** Of the whole row: a cell shows its own. */
  readonly problems: readonly Problem[]
  readonly language: Language
  /** What stands below it: the same of the last period. */
  readonly children?: Child
}

/** What is wrong or doubtful about a field, below its cell. */
export const CellProblems = ({
  id,
  problems,
  language,
}: {
  readonly id: string
  readonly problems: readonly Problem[]
  readonly language: Language
}) =>
  problems.length === 0 ? null : (
    <span id={id} class="cell-problems">
      {problems.map((found) => (
        <span class={isError(found) ? 'error' : 'doubt'}>{saidOnPage(found, language)}</span>
      ))}
    </span>
  )

const Control = ({
  list,
  cell,
  texts,
  language,
  ...about
}: Omit<CellProps, 'children' | 'problems' | 'rowKey'> & { readonly [name: string]: unknown }) => {
  const value = texts[cell]
  switch (cell) {
    case 'stage':
      return (
        <select {...about}>
          <option value="">—</option>
          {stagesOf[list].map((stage) => (
            <option value={stage} selected={stage === value}>
              {stageText(stage, language)}
            </option>
          ))}
        </select>
      )
    case 'isDone':
      return <input type="checkbox" value="yes" checked={value === 'yes'} {...about} />
    case 'text':
      return (
        <textarea rows={2} {...about}>
          {value}
        </textarea>
      )
    case 'reason':
      return <input type="text" value={value} autocomplete="off" {...about} />
    default:
      return <input type="text" inputmode="decimal" class="num" value={value} autocomplete="off" {...about} />
  }
}

/** A cell of the grid that is filled in, named by its column and its row. */
export const GridCellInput = ({ rowKey, problems, children, ...rest }: CellProps) => {
  const { list, cell, language } = rest
  const own = problems.filter(({ field }) => field === fieldOfCell[cell])
  const [name, id] = [`${rowKey}.${cell}`, `${rowKey}.${cell}-problems`]
  return (
    <td class={`cell ${cell}`} data-label={wordsIn(progressWords, language)[cell]}>
      <Control
        {...rest}
        name={name}
        aria-labelledby={`${list}.${cell} ${rowKey}`}
        aria-describedby={own.length > 0 ? id : undefined}
        aria-invalid={own.some(isError) ? 'true' : undefined}
      />
      {children}
      <CellProblems id={id} problems={own} language={language} />
    </td>
  )
}
