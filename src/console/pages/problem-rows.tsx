import { isError, type Problem } from '../../base/problem.ts'
import { type ListedRow, listFields } from '../../catalogue/listed-row.ts'
import type { Language } from '../../report/problem-wording.ts'
import { TableBox } from '../parts/table-box.tsx'
import { saidOnPage } from '../said-on-page.ts'
import { listFieldWords, uploadWords } from '../words/batch-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { stateWords } from '../words/state-words.ts'

interface Props {
  readonly rows: readonly ListedRow[]
  readonly problems: readonly Problem[]
  readonly language: Language
}

const mostRows = 200

const keyOf = (sheet: string | undefined, row: number | undefined): string => `${sheet ?? ''} ${row}`

const problemsByRow = (problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> => {
  const byRow = new Map<string, Problem[]>()
  for (const found of problems) {
    const key = keyOf(found.sheet, found.row)
    byRow.set(key, [...(byRow.get(key) ?? []), found])
  }
  return byRow
}

const Why = ({ problems, language }: Pick<Props, 'problems' | 'language'>) => (
  <>
    {problems.map((found) => (
      <span class={isError(found) ? 'why' : 'why warning'}>{saidOnPage(found, language)}</span>
    ))}
  </>
)

/** A row as the sheet has it; what is wrong stands at its cell, what concerns the whole row at the end. */
const Row = ({
  row,
  fields,
  problems,
  language,
}: Omit<Props, 'rows'> & { row: ListedRow; fields: (typeof listFields)[number][] }) => {
  const elsewhere = problems.filter(({ field }) => !fields.some((known) => known === field))
  return (
    <tr>
      <td class="nowrap">
        {row.place.sheet} {row.place.row}
      </td>
      {fields.map((field) => {
        const own = problems.filter((found) => found.field === field)
        return (
          <td class={own.length === 0 ? undefined : own.some(isError) ? 'wrong' : 'doubt'}>
            {row.fields[field] ?? ''}
            <Why problems={own} language={language} />
          </td>
        )
      })}
      <td>
        <Why problems={elsewhere} language={language} />
      </td>
    </tr>
  )
}

/** The rows with problems, as many as one mends on a page. */
export const ProblemRows = ({ rows, problems, language }: Props) => {
  const words = wordsIn(uploadWords, language)
  const byRow = problemsByRow(problems)
  const wrong = rows.filter(({ place }) => byRow.has(keyOf(place.sheet, place.row)))
  const fields = listFields.filter((field) => rows.some((row) => row.fields[field] !== undefined))
  return (
    <>
      <TableBox label={`${words.rows}（${byRow.size}）`} isLabelShown>
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            {fields.map((field) => (
              <th scope="col">{listFieldWords[field][language]}</th>
            ))}
            <th scope="col">{words.problem}</th>
          </tr>
        </thead>
        <tbody>
          {wrong.slice(0, mostRows).map((row) => (
            <Row {...{ row, fields, language }} problems={byRow.get(keyOf(row.place.sheet, row.place.row)) ?? []} />
          ))}
        </tbody>
      </TableBox>
      {wrong.length > mostRows ? (
        <p class="note">{fill(stateWords.more[language], { n: wrong.length - mostRows })}</p>
      ) : null}
    </>
  )
}
