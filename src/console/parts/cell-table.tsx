import { isError, type Problem } from '../../base/problem.ts'
import type { Language } from '../../report/problem-wording.ts'
import { saidOnPage } from '../said-on-page.ts'
import { uploadWords } from '../words/batch-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { stateWords } from '../words/state-words.ts'
import { TableBox } from './table-box.tsx'

/** A row of a sheet, with what is wrong at each of the cells shown, and elsewhere in it. */
export interface CellRow {
  readonly place: string
  readonly cells: readonly { readonly text: string; readonly problems: readonly Problem[] }[]
  readonly elsewhere: readonly Problem[]
}

interface Props {
  readonly language: Language
  readonly heads: readonly string[]
  readonly rows: readonly CellRow[]
}

/** As many as one mends on a page; the marked sheet has all. */
const mostRows = 200
const longestCell = 120

const Why = ({ problems, language }: { readonly problems: readonly Problem[]; readonly language: Language }) => (
  <>
    {problems.map((found) => (
      <span class={isError(found) ? 'why' : 'why warning'}>{saidOnPage(found, language)}</span>
    ))}
  </>
)

const classOf = (problems: readonly Problem[]): string | undefined =>
  problems.length === 0 ? undefined : problems.some(isError) ? 'wrong' : 'doubt'

/** The rows of a sheet that have problems, each problem at its cell. */
export const CellTable = ({ language, heads, rows }: Props) => {
  const words = wordsIn(uploadWords, language)
  return (
    <>
      <TableBox label={`${words.rows}（${rows.length}）`} isLabelShown>
        <thead>
          <tr>
            {[words.row, ...heads, words.problem].map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map(({ place, cells, elsewhere }) => (
            <tr>
              <td class="nowrap">{place}</td>
              {cells.map(({ text, problems }) => (
                <td class={classOf(problems)}>
                  {text.length > longestCell ? `${text.slice(0, longestCell)}…` : text}
                  <Why problems={problems} language={language} />
                </td>
              ))}
              <td>
                <Why problems={elsewhere} language={language} />
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      {rows.length > mostRows ? (
        <p class="note">{fill(stateWords.more[language], { n: rows.length - mostRows })}</p>
      ) : null}
    </>
  )
}
